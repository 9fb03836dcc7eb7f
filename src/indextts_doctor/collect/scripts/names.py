"""Whether modules have names. Arguments: "module:name" each. The modules are imported as the service would import them.

An answer is {"module", "name", "lacks", "offers"}; names that cannot be checked, since the module itself does not
import or raises something else, are left out.
"""


def lacks(module, name):
    """Whether a module that imports has no such name and no such submodule."""
    __import__(module)
    found = sys.modules[module]
    if name in dir(found):  # asking for it would load what a lazy module refers to
        return False
    try:
        getattr(found, name)
        return False
    except AttributeError:
        pass
    try:
        __import__(module + "." + name)
        return False
    except ImportError as error:
        missing = getattr(error, "name", None)  # a submodule that is there may lack something else
        if missing is not None:
            return missing == module + "." + name
        return str(error).replace("'", "").endswith((" " + name, "." + name))


def main(wanted):
    answers = []
    for pair in wanted:
        module, _, name = pair.partition(":")
        mark(pair)
        try:
            answer = lacks(module, name)
        except BaseException:
            continue
        offers = [one for one in dir(sys.modules[module]) if one[:1] != "_"] if answer else []
        answers.append({"module": module, "name": name, "lacks": answer, "offers": close(name, offers)})
    return answers


def close(name, offers):
    """The names that are spelt most alike."""
    import difflib

    return difflib.get_close_matches(name, offers, 5, 0.6)


finish(main(sys.argv[1:]))
