"""Command lines, and outputs that were recorded.

apt 2.6.1 on Debian 12 with its own packages; dnf 4.14.0, zypper 1.14.42 and pacman 6.0.2 with small repositories made
for it (demo-tool needs demo-lib, demo-new needs a newer demo-lib, demo-heir replaces it), without trailing blanks, shortened where they say
nothing. apk's lines are put together as src/commit.c of apk-tools prints them.
"""

import pytest

from indextts_doctor.repair.system.managers import MANAGERS, Installed, last_line, simulated

APT = """\
Reading package lists...
The following NEW packages will be installed:
  libportaudio2
0 upgraded, 1 newly installed, 0 to remove and 132 not upgraded.
Inst libportaudio2 (19.6.0-1.2 Debian:12.15/oldstable [amd64])
Conf libportaudio2 (19.6.0-1.2 Debian:12.15/oldstable [amd64])
"""
APT_REPLACES = """\
Remv libjack-jackd2-0 [1.9.21~dfsg-3] [libportaudio2:amd64 ]
Inst libjack0 (1:0.126.0-2 Debian:12.15/oldstable [amd64])
Conf libjack0 (1:0.126.0-2 Debian:12.15/oldstable [amd64])
"""
APT_UPGRADES = """\
Inst login [1:4.13+dfsg1-1+deb12u1] (1:4.13+dfsg1-1+deb12u2 Debian:12.15/oldstable [amd64])
Conf login (1:4.13+dfsg1-1+deb12u2 Debian:12.15/oldstable [amd64])
"""
APT_PURGES = """\
The following packages will be REMOVED:
  libjack-jackd2-0* libportaudio2*
0 upgraded, 0 newly installed, 2 to remove and 132 not upgraded.
Purg libportaudio2 [19.6.0-1.2]
Purg libjack-jackd2-0 [1.9.21~dfsg-3]
"""
APT_URIS = """\
Need to get 13.2 kB of archives.
After this operation, 61.4 kB of additional disk space will be used.
'http://mirror.example/pool/main/s/sl/sl_5.02-1%2bb1_amd64.deb' sl_5.02-1+b1_amd64.deb 13172 MD5Sum:8457ce61
"""
DNF = """\
Dependencies resolved.
================================================================================
 Package              Architecture      Version           Repository       Size
================================================================================
Installing:
 demo-tool            noarch            1.0-1             demo            6.0 k
Installing dependencies:
 demo-lib             noarch            1.0-1             demo            6.0 k

Transaction Summary
================================================================================
Install  2 Packages

Total size: 12 k
Installed size: 8
Operation aborted.
"""
DNF_UPGRADES = """\
Installing:
 demo-new            noarch            1.0-1              demo            6.0 k
Upgrading:
 demo-lib            noarch            1.1-1              demo            6.0 k

Transaction Summary
================================================================================
Install  1 Package
Upgrade  1 Package

Total size: 12 k
"""
DNF_REPLACES = """\
Installing:
 demo-heir            noarch            1.0-1             demo            6.1 k
     replacing  demo-lib.noarch 1.0-1

Transaction Summary
================================================================================
Install  1 Package

Total size: 6.1 k
Operation aborted.
"""
DNF_REMOVES = """\
Removing:
 demo-lib             noarch            1.0-1            @demo              4
Removing dependent packages:
 demo-tool            noarch            1.0-1            @demo              4

Transaction Summary
================================================================================
Remove  2 Packages

Freed space: 8
Operation aborted.
"""
DNF_REFUSES = """\
Last metadata expiration check: 0:00:01 ago on Tue Nov 24 10:05:31 2026.
Error:
 Problem: conflicting requests
  - nothing provides nowhere needed by demo-broken-1.0-1.noarch
(try to add '--skip-broken' to skip uninstallable packages)
"""
ZYPPER = """\
Loading repository data...
Reading installed packages...
Resolving package dependencies...

The following 2 NEW packages are going to be installed:
  demo-lib demo-tool

2 new packages to install.
Overall download size: 12.0 KiB. Already cached: 0 B. After the operation, additional 8.0 B will be used.
Continue? [y/n/v/...? shows all options] (y): y

Checking for file conflicts: [......done]
Warning: 2 packages had to be excluded from file conflicts check because they are not yet downloaded.

    Note: Checking for file conflicts requires not installed packages to be downloaded in advance in
    order to access their file lists. See option '--download-in-advance / --dry-run --download-only'
    in the zypper manual page for details.

"""
ZYPPER_UPGRADES = """\
The following NEW package is going to be installed:
  demo-new

The following package is going to be upgraded:
  demo-lib

1 package to upgrade, 1 new.
Overall download size: 12.0 KiB. Already cached: 0 B. After the operation, additional 4.0 B will be used.
"""
ZYPPER_REPLACES = """\
The following NEW package is going to be installed:
  demo-heir

The following package is going to be REMOVED:
  demo-lib

1 new package to install, 1 to remove.
Overall download size: 6.1 KiB. Already cached: 0 B. No additional space will be used or freed after the operation.
"""
ZYPPER_REFUSES = """\
Resolving package dependencies...

Problem: nothing provides nowhere needed by demo-broken-1.0-1.noarch
 Solution 1: do not install demo-broken-1.0-1.noarch
 Solution 2: break demo-broken-1.0-1.noarch by ignoring some of its dependencies

Choose from above solutions by number or cancel [1/2/c/d/?] (c): c
"""
PACMAN = "new demo-lib 1.0-1 294\nnew demo-tool 1.0-1 266\n"
PACMAN_REFUSES = """\
error: failed to prepare transaction (could not satisfy dependencies)
:: removing demo-lib breaks dependency 'demo-lib' required by demo-tool
"""
APK = """\
(1/2) Installing portaudio (19.7.0-r2)
(2/2) Installing sox (14.4.2-r11)
OK: 28 MiB in 42 packages
"""
APK_CHANGES = """\
(1/3) Upgrading musl (1.2.4-r0 -> 1.2.4-r2)
(2/3) Purging old@edge (1.0-r0)
(3/3) Installing sox (14.4.2-r11)
"""


def new(*pairs):
    return tuple(Installed(name, version) for name, version in pairs)


@pytest.mark.parametrize(
    "manager, output, comes, goes",
    [
        pytest.param("apt", APT, new(("libportaudio2", "19.6.0-1.2")), ((), ()), id="apt"),
        pytest.param(
            "apt", APT_REPLACES, new(("libjack0", "1:0.126.0-2")), ((), ("libjack-jackd2-0",)), id="apt, a rival"
        ),
        pytest.param("apt", APT_UPGRADES, (), (("login",), ()), id="apt, a newer one"),
        pytest.param("apt", APT_PURGES, (), ((), ("libportaudio2", "libjack-jackd2-0")), id="apt, purge"),
        pytest.param("dnf", DNF, new(("demo-tool", "1.0-1"), ("demo-lib", "1.0-1")), ((), ()), id="dnf"),
        pytest.param("dnf", DNF_UPGRADES, new(("demo-new", "1.0-1")), (("demo-lib",), ()), id="dnf, a newer one"),
        pytest.param("dnf", DNF_REPLACES, new(("demo-heir", "1.0-1")), ((), ("demo-lib",)), id="dnf, a rival"),
        pytest.param("dnf", DNF_REMOVES, (), ((), ("demo-lib", "demo-tool")), id="dnf, remove"),
        pytest.param("zypper", ZYPPER, new(("demo-lib", ""), ("demo-tool", "")), ((), ()), id="zypper"),
        pytest.param("zypper", ZYPPER_UPGRADES, new(("demo-new", "")), (("demo-lib",), ()), id="zypper, newer"),
        pytest.param("zypper", ZYPPER_REPLACES, new(("demo-heir", "")), ((), ("demo-lib",)), id="zypper, a rival"),
        pytest.param("pacman", PACMAN, new(("demo-lib", "1.0-1"), ("demo-tool", "1.0-1")), ((), ()), id="pacman"),
        pytest.param("pacman", PACMAN.replace("new", "removed"), (), ((), ("demo-lib", "demo-tool")), id="pacman -R"),
        pytest.param("apk", APK, new(("portaudio", "19.7.0-r2"), ("sox", "14.4.2-r11")), ((), ()), id="apk"),
        pytest.param("apk", APK_CHANGES, new(("sox", "14.4.2-r11")), (("musl",), ("old",)), id="apk, all at once"),
        pytest.param("apt", "", (), ((), ()), id="nothing"),
    ],
)
def test_simulation(manager, output, comes, goes):
    said = simulated(MANAGERS[manager], output, output, frozenset())
    assert (said.new, (said.upgraded, said.removed)) == (comes, goes)


@pytest.mark.parametrize(
    "manager, output, size",
    [
        pytest.param("apt", APT_URIS, 13172, id="apt"),
        pytest.param("apt", "", 0, id="apt, downloaded before"),
        pytest.param("dnf", DNF, 12 * 1024, id="dnf"),
        pytest.param("zypper", ZYPPER, 12 * 1024, id="zypper"),
        pytest.param("pacman", PACMAN, 560, id="pacman"),
        pytest.param("apk", APK, None, id="apk does not say"),
    ],
)
def test_bytes(manager, output, size):
    assert simulated(MANAGERS[manager], "", output, frozenset()).bytes == size


@pytest.mark.parametrize(
    "output, line",
    [
        pytest.param(
            "Reading package lists...\nE: Unable to locate package x\n", "E: Unable to locate package x", id="apt"
        ),
        pytest.param(DNF_REFUSES, "- nothing provides nowhere needed by demo-broken-1.0-1.noarch", id="dnf"),
        pytest.param(
            ZYPPER_REFUSES, "Problem: nothing provides nowhere needed by demo-broken-1.0-1.noarch", id="zypper"
        ),
        pytest.param(
            "'x' not found in package names.\nNo provider of 'x' found.\n", "No provider of 'x' found.", id="104"
        ),
        pytest.param(
            PACMAN_REFUSES, ":: removing demo-lib breaks dependency 'demo-lib' required by demo-tool", id="pacman"
        ),
        pytest.param("something else\n\n", "something else", id="other words"),
        pytest.param("", "", id="silence"),
    ],
)
def test_last_line(output, line):
    assert last_line(output) == line


@pytest.mark.parametrize(
    "manager, output, present, kept",
    [
        pytest.param(
            "apt",
            "installed\tdpkg\tamd64\t1.21\nconfig-files\tsox\tamd64\t14\nhalf-configured\tsl\tamd64\t5\n"
            "installed\tlibc6\ti386\t2.36\ninstalled\ttzdata\tall\t2024a\nnot-installed\told\tamd64\t\n",
            {"dpkg": "1.21", "sl": "5", "libc6:i386": "2.36", "tzdata": "2024a"},
            {"sox"},
            id="apt",
        ),
        pytest.param(
            "dnf", "demo-lib\t1.0-1\ndemo-tool\t1.0-1\n", {"demo-lib": "1.0-1", "demo-tool": "1.0-1"}, set(), id="rpm"
        ),
        pytest.param("pacman", "demo-lib 1.0-1\n", {"demo-lib": "1.0-1"}, set(), id="pacman"),
        pytest.param(
            "apk",
            "WARNING: no index\nso-1-2-1.2_p3-r4\nmusl-1.2.4-r2\n",
            {"so-1-2": "1.2_p3-r4", "musl": "1.2.4-r2"},
            set(),
            id="apk",
        ),
    ],
)
def test_listing(manager, output, present, kept):
    found = MANAGERS[manager].listed(output)
    assert (found.present, found.kept) == (present, kept)


@pytest.mark.parametrize(
    "manager, simulation, install, purge",
    [
        pytest.param(
            "apt",
            "apt-get -q -y -o APT::Get::AutomaticRemove=0 install --no-install-recommends --no-upgrade -s",
            "apt-get -q -y -o APT::Get::AutomaticRemove=0 install --no-install-recommends --no-upgrade "
            "--no-remove -o DPkg::Lock::Timeout=60 -o APT::Keep-Downloaded-Packages=0 -o Dpkg::Options::=--force-confold",
            "apt-get -q -y -o APT::Get::AutomaticRemove=0 purge "
            "-o DPkg::Lock::Timeout=60 -o APT::Keep-Downloaded-Packages=0 -o Dpkg::Options::=--force-confold",
            id="apt",
        ),
        pytest.param(
            "dnf",
            "dnf --assumeno install --setopt=install_weak_deps=False",
            "dnf -y install --setopt=install_weak_deps=False",
            "dnf -y remove --setopt=clean_requirements_on_remove=0",
            id="dnf",
        ),
        pytest.param(
            "yum",
            "yum --assumeno install --setopt=install_weak_deps=False",
            "yum -y install --setopt=install_weak_deps=False",
            "yum -y remove --setopt=clean_requirements_on_remove=0",
            id="yum",
        ),
        pytest.param("apk", "apk add --no-cache --simulate", "apk add --no-cache", "apk del", id="apk"),
        pytest.param(
            "zypper",
            "zypper --non-interactive install --no-recommends --dry-run",
            "zypper --non-interactive install --no-recommends",
            "zypper --non-interactive remove --no-clean-deps",
            id="zypper",
        ),
        pytest.param(
            "pacman",
            "pacman --noconfirm -S --needed -p --print-format new %n %v %s",
            "pacman --noconfirm -S --needed",
            "pacman --noconfirm -R -n",
            id="pacman",
        ),
    ],
)
def test_command_lines(manager, simulation, install, purge):
    one = MANAGERS[manager]
    assert [" ".join(words) for words in (one.simulation, one.install, one.purge)] == [simulation, install, purge]
