"""Writes seeded-random.json: xoshiro128** 1.1 as its authors define it, in Python integers, with the state that seededRandom fills."""

import json
import pathlib

MASK = 0xFFFFFFFF


def mix(h):
    h ^= h >> 16
    h = h * 0x85EBCA6B & MASK
    h ^= h >> 13
    h = h * 0xC2B2AE35 & MASK
    return h ^ h >> 16


def rotl(x, k):
    return (x << k | x >> 32 - k) & MASK


def stream(seed):
    s = [mix((seed + (i + 1) * 0x9E3779B9) & MASK) for i in range(4)]

    def next32():
        result = rotl(s[1] * 5 & MASK, 7) * 9 & MASK
        t = s[1] << 9 & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 11)
        return result

    while True:
        high = next32() >> 5
        low = next32() >> 6
        yield (high * 2**26 + low) / 2**53


def first(seed, count=8):
    numbers = stream(seed)
    return [next(numbers) for _ in range(count)]


streams = [{"seed": seed, "uniforms": first(seed)} for seed in (0, 1, 2020, 4294967295)]
source = "seeded-random.py; D. Blackman, S. Vigna, xoshiro128** 1.1"
out = pathlib.Path(__file__).with_suffix(".json")
out.write_text(json.dumps({"source": source, "streams": streams}, indent=2) + "\n")
