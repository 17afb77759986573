#!/usr/bin/env bash
# Installs what the tests need if it is missing, runs all of them, and ends with "N passed, N failed".
# Non-zero if any failed or was skipped, or if none ran.
set -uo pipefail
cd "$(dirname "$0")/.."

# Most processes here are short: profiles that only pay off later cost them a quarter of their time.
export DOTNET_TieredPGO=0

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

missing=()
command -v chromium >/dev/null || missing+=(chromium)
# Debian's own Python, because that is where its packages go.
/usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null || missing+=(python3 python3-aiosmtpd)
if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing ${missing[*]}"
  as_root apt-get update -q >"$results/apt.log" 2>&1 &&
    DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -q --no-install-recommends "${missing[@]}" >>"$results/apt.log" 2>&1 ||
    { tail -20 "$results/apt.log"; echo "0 passed, 1 failed"; exit 1; }
fi

echo "Building"
if ! dotnet build AccountHealth.sln -v quiet -clp:NoSummary; then
  echo "0 passed, 1 failed"
  exit 1
fi

echo "Checking the format"
format=0
# The build has enforced the code style; what is left is white space.
dotnet format whitespace AccountHealth.sln --verify-no-changes --no-restore || format=1

for project in AccountHealth.Tests AccountHealth.BrowserTests; do
  echo "Testing $project"
  dotnet test "tests/$project" --no-build --nologo -v quiet --logger "trx;LogFileName=$project.trx" --results-directory "$results" || true
done

# A run that died has no file, and counts as a failure.
count() {
  local sum=0 file number
  for file in AccountHealth.Tests AccountHealth.BrowserTests; do
    number=$(grep -o "<Counters [^>]*" "$results/$file.trx" 2>/dev/null | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*')
    sum=$((sum + ${number:-0}))
  done
  echo "$sum"
}
total=$(count total)
passed=$(count passed)
failed=$((total - passed + format))
for project in AccountHealth.Tests AccountHealth.BrowserTests; do
  grep -q '<Counters total="[1-9]' "$results/$project.trx" 2>/dev/null || { echo "$project ran no test"; failed=$((failed + 1)); }
done

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
