#!/usr/bin/env python3
"""Writes one invented text in every encoding that is read. Run once; the files are kept."""
import codecs
import pathlib

TEXT = """中共青禾县云岭镇委员会关于巡察整改进展情况的通报

\u3000\u3000根据县委统一部署，2023年3月6日至5月12日，县委第四巡察组对云岭镇党委进行了常规巡察。2023年7月3日，巡察组反馈了意见。\r
一、整改工作总体情况
（一）关于“理论学习不深入”方面
1．学习计划落实不到位的问题。
整改情况：一是制定2023年度学习计划，开展集中学习12次；二是修订《云岭镇党委理论学习中心组学习制度（试行）》。已整改完毕。
2. 党费收缴不规范，涉及3个支部、1,260.50元。
整改情况：补缴党费1260.50元，完成率100%。
欢迎广大干部群众提出意见。联系电话：0000-6612345；电子邮箱：yunling@example.com。
中共青禾县云岭镇委员会
2023年11月20日
"""
RARE = TEXT.replace("青禾县", "𠮷禾县").replace("云岭镇", "㑇岭镇")

HERE = pathlib.Path(__file__).resolve().parent


def write(name, data):
    (HERE / name).write_bytes(data)


write("utf-8.txt", TEXT.encode())
write("utf-8.bom.txt", codecs.BOM_UTF8 + TEXT.encode())
for name, mark in (("utf-16le", codecs.BOM_UTF16_LE), ("utf-16be", codecs.BOM_UTF16_BE)):
    write(name + ".txt", TEXT.encode(name))
    write(name + ".bom.txt", mark + TEXT.encode(name))
write("gbk.txt", TEXT.encode("gbk"))
write("gb18030.rare.txt", RARE.encode("gb18030"))
write("utf-8.rare.txt", RARE.encode())
