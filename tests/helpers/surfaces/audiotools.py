"""Stands for descript-audiotools, which IndexTTS2 imports when it is constructed, not before."""
