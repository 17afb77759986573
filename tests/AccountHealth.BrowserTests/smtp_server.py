"""A real SMTP server for the tests: keeps what it accepts as files, and misbehaves for addresses that say so.

    smtp_server.py PORT FOLDER

defer@...   is answered 451 until FOLDER/accept-deferred exists
refuse@...  is answered 550
drop@...    has its connection closed after DATA, the first time; the mail is kept, as a server may have done
"""
import asyncio
import pathlib
import sys

from aiosmtpd.controller import Controller

FOLDER = pathlib.Path(sys.argv[2])


class Handler:
    def __init__(self):
        self.dropped = set()
        self.kept = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refuse@"):
            return "550 5.1.1 No such mailbox here"
        if address.startswith("defer@") and not (FOLDER / "accept-deferred").exists():
            return "451 4.3.0 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.kept += 1
        draft = FOLDER / f"{self.kept:04}.part"
        draft.write_bytes(envelope.content)
        draft.rename(FOLDER / f"{self.kept:04}-{envelope.rcpt_tos[0]}.eml")
        if envelope.rcpt_tos[0].startswith("drop@") and envelope.rcpt_tos[0] not in self.dropped:
            self.dropped.add(envelope.rcpt_tos[0])
            server.transport.abort()
        return "250 Kept"


def main():
    controller = Controller(Handler(), hostname="127.0.0.1", port=int(sys.argv[1]))
    controller.start()
    print("ready", flush=True)
    try:
        asyncio.new_event_loop().run_forever()
    finally:
        controller.stop()


if __name__ == "__main__":
    main()
