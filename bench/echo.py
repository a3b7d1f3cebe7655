"""The stock python-telegram-bot echo bot: the floor that the bench compares with. BOT_TOKEN, API_URL, HOOK_PORT."""

from __future__ import annotations

import os
from typing import Any

from telegram import Update
from telegram.ext import Application, MessageHandler, filters


async def echo(update: Update, _context: Any) -> None:
    message = update.effective_message
    if message is not None:
        await message.reply_text("echo: " + (message.text or ""))


def main() -> None:
    builder = Application.builder().token(os.environ["BOT_TOKEN"]).base_url(os.environ["API_URL"])
    app = builder.concurrent_updates(256).connection_pool_size(256).build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.run_polling()


if __name__ == "__main__":
    main()
