"""wrk: the load tool (Debian package `wrk`), which spends little of the processors it measures.

A script in Lua sends bodies in turn and writes what it saw as one line of JSON.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

_SCRIPT: Final = """
local json = {{["Content-Type"] = "application/json", ["Host"] = "localhost"}}
local requests = {{}}
local number = 0
local counter = 0
function setup(thread)
  thread:set("first", counter * 7919)
  counter = counter + 1
end
function init(args)
  -- The host is known from here on.
  for line in io.lines("{requests}") do
    local path, body = line:match("^(%S+)\\t(.*)$")
    requests[#requests + 1] = wrk.format("POST", path, json, body)
  end
  number = first
end
function request()
  number = number + 1
  return requests[(number - 1) % #requests + 1]
end
function done(summary, latency, requests)
  local out = io.open("{result}", "w")
  out:write(string.format(
    '{{"requests":%d,"seconds":%.3f,"p50_ms":%.2f,"p90_ms":%.2f,"p99_ms":%.2f,"most_ms":%.2f,' ..
    '"errors":{{"status":%d,"connect":%d,"read":%d,"write":%d,"timeout":%d}}}}',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3,
    latency:percentile(90) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
    summary.errors.status, summary.errors.connect, summary.errors.read, summary.errors.write,
    summary.errors.timeout))
  out:close()
end
"""


def load(
    address: str, requests: Sequence[tuple[str, str]], *, connections: int, seconds: int
) -> dict[str, Any]:
    """Send requests for a while; each connection waits for its answer before the next one.

    Args:
        address: of the server.
        requests: path and JSON body; begun again when all have been sent.
        connections: kept open, one request on each at a time.
        seconds: for how long.

    Raises:
        RuntimeError: wrk is not installed, or could not run.
    """
    program = shutil.which("wrk")
    if program is None:
        raise RuntimeError("wrk is not installed: apt-get install wrk")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        lines = "".join(f"{path}\t{body}\n" for path, body in requests)
        (folder / "requests").write_text(lines, encoding="utf-8")
        script = folder / "script.lua"
        result = folder / "result.json"
        script.write_text(
            _SCRIPT.format(requests=folder / "requests", result=result), encoding="utf-8"
        )
        command = [program, "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s"]
        done = subprocess.run(
            [*command, "--latency", "-s", str(script), address],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0 or not result.exists():
            raise RuntimeError(done.stdout + done.stderr)
        found: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    found["per_second"] = round(found["requests"] / found["seconds"], 1)
    return found
