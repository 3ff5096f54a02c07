"""ZIP archives as Windows makes them: names in GBK without a word about it, folders in folders, an archive in the archive."""
import io
import zipfile
import zlib

WHEN = (2024, 1, 5, 9, 0, 0)


class GbkName(zipfile.ZipInfo):
    """zipfile would write the name in UTF-8 and say so."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def archive(members):
    """`members`: names (folders end in /) with their bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            info = GbkName(name, WHEN)
            info.compress_type = zipfile.ZIP_STORED if name.endswith("/") else zipfile.ZIP_DEFLATED
            made.writestr(info, content)
    return out.getvalue()


def with_password(name, content, password=b"geheim"):
    """An archive of one file in the old cipher of ZIP (PKWARE, APPNOTE 6.1), which everything still writes."""
    crc = zlib.crc32(content)
    sealed = encipher(bytes(11) + bytes([crc >> 24]) + content, password)
    head = b"\x14\0\x01\0\0\0\0\0\x21\x58" + crc.to_bytes(4, "little") + len(sealed).to_bytes(4, "little") + len(content).to_bytes(4, "little")
    head += len(name).to_bytes(2, "little") + b"\0\0"
    local = b"PK\x03\x04" + head + name + sealed
    central = b"PK\x01\x02\x14\0" + head + bytes(14) + name
    return local + central + b"PK\x05\x06\0\0\0\0\x01\0\x01\0" + len(central).to_bytes(4, "little") + len(local).to_bytes(4, "little") + b"\0\0"


def encipher(content, password):
    table = [crc_step(i) for i in range(256)]
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte):
        keys[0] = table[(keys[0] ^ byte) & 255] ^ keys[0] >> 8
        keys[1] = ((keys[1] + (keys[0] & 255)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = table[(keys[2] ^ keys[1] >> 24) & 255] ^ keys[2] >> 8

    for byte in password:
        update(byte)
    out = bytearray()
    for byte in content:
        mask = (keys[2] | 2) & 0xFFFF
        out.append(byte ^ (mask * (mask ^ 1) >> 8) & 255)
        update(byte)
    return bytes(out)


def crc_step(value):
    for _ in range(8):
        value = value >> 1 ^ (0xEDB88320 if value & 1 else 0)
    return value
