import asyncio
async def task():
    n = 0
    for _ in range(1000):
        await asyncio.sleep(0)
        n += 1
    return n
async def main():
    handles = [asyncio.create_task(task()) for _ in range(1000)]
    print(sum([await h for h in handles]))
asyncio.run(main())
