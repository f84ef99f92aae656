def main():
    v = list(range(1024))
    s = 0
    for i in range(10000000):
        s += v[i & 1023] ^ i
    print(s)
main()
