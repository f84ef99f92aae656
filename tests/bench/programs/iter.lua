local v = {}
for i = 1, 2000000 do v[i] = i - 1 end
local sum = 0
for i = 1, #v do
  local x = v[i]
  if x % 3 == 0 then
    x = x * 2 + 1
    if x >= 3000000 then break end
    sum = sum + x
  end
end
local big = 0
for i = 1, #v do local y = (i - 1) ~ v[i]; if y > big then big = y end end
print(sum, big)
