local v = {}
for i = 0, 1023 do v[i] = i end
local sum = 0
for i = 0, 9999999 do sum = sum + (v[i & 1023] ~ i) end
print(sum)
