import asyncio
async def task(i):
    return i
async def main():
    s = 0
    for i in range(500000):
        s += await asyncio.create_task(task(i))
    print(s)
asyncio.run(main())
