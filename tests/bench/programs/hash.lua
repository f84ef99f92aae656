local m, n = {}, 0
local x = 12345
for i = 0, 999999 do
  x = (x * 1664525 + 1013904223) & 0xffffffff
  local k = x >> 8
  local v = m[k]
  if not v then n = n + 1; v = 0 end
  m[k] = v + i
end
local sum = 0
for k, v in pairs(m) do sum = sum + (k ~ v) end
print(n, sum)
