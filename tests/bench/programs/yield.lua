local function task()
  local n = 0
  for _ = 1, 1000 do coroutine.yield(); n = n + 1 end
  return n
end
local queue, first, last, sum = {}, 1, 0, 0
for _ = 1, 1000 do last = last + 1; queue[last] = coroutine.create(task) end
while first <= last do
  local t = queue[first]
  queue[first] = nil
  first = first + 1
  local _, n = coroutine.resume(t)
  if coroutine.status(t) == "dead" then sum = sum + n else last = last + 1; queue[last] = t end
end
print(sum)
