local t = {}
for i = 0, 299999 do
  t[#t + 1] = "item "
  t[#t + 1] = tostring(i)
  t[#t + 1] = "\n"
end
local s = table.concat(t)
local n = 0
for i = 1, #s do if s:byte(i) == 55 then n = n + 1 end end
print(#s, n)
