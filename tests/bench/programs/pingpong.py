import asyncio
N = 500000
async def a(to, back):
    v = 0
    while v < N:
        await to.put(v)
        v = await back.get()
    await to.put(None)
    return v
async def b(to, back):
    last = 0
    while (v := await to.get()) is not None:
        last = v + 1
        await back.put(last)
    return last
async def main():
    to, back = asyncio.Queue(1), asyncio.Queue(1)
    x, y = asyncio.create_task(a(to, back)), asyncio.create_task(b(to, back))
    print(await x, await y)
asyncio.run(main())
