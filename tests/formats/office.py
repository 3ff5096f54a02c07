"""What LibreOffice makes of our FODT and FODS: the word processor's formats, workbooks, PDF, HTML."""
import os
import pathlib
import shutil
import subprocess
import tempfile


def program():
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(to, sources, folder):
    """Converts to the filter `to` ("docx", or "pdf:writer_pdf_Export:{…}"); returns the paths of what was made."""
    folder.mkdir(parents=True, exist_ok=True)
    # A profile of its own: LibreOffice does not start twice with one.
    with tempfile.TemporaryDirectory() as profile:
        done = subprocess.run(
            [program(), "-env:UserInstallation=" + pathlib.Path(profile).as_uri(), "--headless", "--convert-to", to,
             "--outdir", str(folder), *map(str, sources)],
            capture_output=True, timeout=120, env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"})
    made = [folder / (source.stem + "." + to.split(":")[0]) for source in sources]
    missing = [path.name for path in made if not path.exists()]
    if missing:
        raise RuntimeError("LibreOffice made no %s: %s" % (", ".join(missing), done.stderr.decode("utf-8", "replace")[-400:]))
    return made


def pdf_with_password(source, folder, to_open):
    """Asks for a password to open it, or only to print and to copy from it."""
    value = '{"type":"boolean","value":"true"}'
    word = '{"type":"string","value":"geheim"}'
    how = '"EncryptFile":%s,"DocumentOpenPassword":%s' if to_open else '"RestrictPermissions":%s,"PermissionPassword":%s'
    return convert("pdf:writer_pdf_Export:{%s}" % (how % (value, word)), [source], folder)[0]
