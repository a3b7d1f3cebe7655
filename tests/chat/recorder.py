"""A small Bot API server on loopback that records what the bot does and refuses what Telegram refuses.

It knows nothing of the bot's code: people post into chats (`post`, `press`), the bot polls, sends and edits.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from aiohttp import ClientError, ClientSession, web

TOKEN = "4242:recorder-token-that-must-not-be-logged"
TAGS = frozenset({"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"})
KINDS = {"/": "bot_command", "@": "mention"}
HTML = {"parse_mode": "HTML"}
JSON_FIELDS = (
    "reply_markup",
    "reply_parameters",
    "link_preview_options",
    "media",
    "commands",
    "allowed_updates",
    "scope",
)
_RIGHTS = (
    "can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories",
)  # fmt: skip
Message = dict[str, Any]


class Refused(Exception):
    """What Telegram answers with ok: false."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


@dataclass
class Fault:
    """The next `times` calls of a method fail: status 429, 500 ..., or 0 for a cut line; or are late by `delay` s."""

    method: str
    status: int = 500
    times: int = 1
    retry_after: int = 0
    delay: float = 0.0


@dataclass
class Recorder:
    """The server; `async with Recorder() as api`, then api.root is its address."""

    username: str = "facts_bot"
    privacy: bool = True
    messages: dict[tuple[int, int], Message] = field(default_factory=dict)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    refusals: list[tuple[str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    blocked: set[int] = field(default_factory=set)
    silenced: set[int] = field(default_factory=set)  # groups in which the bot may not write
    files: dict[str, bytes] = field(default_factory=dict)
    admins: dict[tuple[int, int], str] = field(default_factory=dict)  # (chat, user) -> administrator, creator
    menus: dict[tuple[str, int, str], list[dict[str, str]]] = field(default_factory=dict)
    about: dict[tuple[str, str], str] = field(default_factory=dict)
    migrated: dict[int, int] = field(default_factory=dict)  # a group -> the supergroup that it has become

    def __post_init__(self) -> None:
        self.me = {"id": 4242, "is_bot": True, "first_name": "Facts", "username": self.username}
        self._updates: list[dict[str, Any]] = []
        self._next_update = 500
        self._numbers: Counter[int] = Counter()
        self._chats: dict[int, dict[str, Any]] = {}
        self._open_presses: dict[str, bool] = {}
        self._inline: dict[str, dict[str, Any] | None] = {}
        self._sent_inline: dict[str, Message] = {}
        self._changed = asyncio.Event()
        self._hook: asyncio.Task[None] | None = None
        self.hook_answers: list[int] = []
        self.polled = asyncio.Event()

    async def __aenter__(self) -> Recorder:
        app = web.Application(client_max_size=20 << 20)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.root = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._deliver_to(None)
        await self._runner.cleanup()

    # ---------------------------------------------------------------- people

    def private(self, number: int = 7) -> int:
        self._chats[number] = {"id": number, "type": "private", "first_name": "Ann"}
        return number

    def group(self, number: int = -100500, forum: bool = False) -> int:
        self._chats[number] = {"id": number, "type": "supergroup", "title": "Desk", "is_forum": forum}
        return number

    def topic(self, chat: int) -> int:
        """A topic of a forum: the number of the message that opened it."""
        return int(self._message(chat, _person(7), forum_topic_created={"name": "T", "icon_color": 0})["message_id"])

    def post(
        self, chat: int, text: str, by: int = 7, reply_to: Message | None = None, topic: int | None = None, **more: Any
    ) -> Message:
        """A person writes; the bot hears of it where Telegram's privacy mode lets it."""
        if topic is not None:
            more |= {"message_thread_id": topic, "is_topic_message": True}
            reply_to = reply_to or self.messages[chat, topic]
        content = {"text": text, "entities": _entities(text)} if text else {}
        message = self._message(chat, _person(by), **content, reply_to_message=reply_to, **more)
        if self._hears(message):
            self.push("message", message)
        return message

    def _hears(self, message: Message) -> bool:
        """Whether privacy mode lets the bot hear of a message."""
        target, text = message.get("reply_to_message"), message.get("text", "")
        ours = target is not None and target["from"]["id"] == self.me["id"]
        named = f"@{self.username}" in text
        command = text.startswith("/") and ("@" not in text.split()[0] or named)
        private = message["chat"]["type"] == "private"
        return private or not self.privacy or ours or named or command

    def edit(self, message: Message, text: str, later: int = 30) -> None:
        """A person edits a message so many seconds after it was written."""
        message["text"], message["entities"] = text, _entities(text)
        message["edit_date"] = message["date"] + later
        if self._hears(message):
            self.push("edited_message", {key: value for key, value in message.items() if not key.startswith("_")})

    def member(self, chat: int, before: str, now: str, by: int = 7) -> None:
        """The bot's own standing in a chat changes: left, member, kicked, administrator."""
        me = {"user": self.me}
        rights = {"administrator": dict.fromkeys((*_RIGHTS, "is_anonymous"), False), "kicked": {"until_date": 0}}
        change = {"chat": self._chats[chat], "from": _person(by), "date": int(time.time())}
        for name, status in (("old_chat_member", before), ("new_chat_member", now)):
            change[name] = {**me, "status": status, **rights.get(status, {})}
        self.push("my_chat_member", change)

    def migrate(self, old: int, new: int, tell: bool = True) -> int:
        """A group becomes a supergroup; the bot is told in both, as Telegram does, or not."""
        self._chats[new] = {"id": new, "type": "supergroup", "title": "Desk", "is_forum": False}
        if tell:
            self.push("message", self._message(old, _person(7), migrate_to_chat_id=new))
            self.push("message", self._message(new, _person(7), migrate_from_chat_id=old))
        self.migrated[old] = new
        return new

    def press(self, message: Message, label: str, by: int = 7) -> str:
        """A person presses the button with this label; the id of the press comes back."""
        rows = message["reply_markup"]["inline_keyboard"]
        data = next(button["callback_data"] for row in rows for button in row if button["text"] == label)
        return self.press_data(message, data, by)

    def press_data(self, message: Message, data: str, by: int = 7) -> str:
        number = f"press{len(self._open_presses)}"
        self._open_presses[number] = True
        shown: dict[str, Any] = {"message": {key: value for key, value in message.items() if not key.startswith("_")}}
        if "_inline" in message:
            shown = {"inline_message_id": message["_inline"]}
        self.push("callback_query", {"id": number, "from": _person(by), "chat_instance": "1", "data": data} | shown)
        return number

    async def inline(self, text: str, by: int = 7, language: str = "en-GB", within: float = 5.0) -> dict[str, Any]:
        """A person types "@bot text" in any chat; what the bot answers comes back."""
        return await self.answer_to(self.type(text, by, language), within)

    def type(self, text: str, by: int = 7, language: str = "en-GB", offset: str = "") -> str:
        """A person types; the id of the inline query comes back."""
        number = f"inline{len(self._inline)}"
        self._inline[number] = None
        person = _person(by) | {"language_code": language}
        self.push("inline_query", {"id": number, "from": person, "query": text, "offset": offset, "chat_type": "group"})
        return number

    async def answer_to(self, number: str, within: float = 5.0) -> dict[str, Any]:
        """The answer to an inline query, once it is there."""
        found: dict[str, Any] = await self._until(lambda: self._inline[number], bool, within)
        return found

    def choose(self, chat: int, result: dict[str, Any], by: int = 7) -> Message:
        """A person sends a result into a chat; in a group the bot may hear of it, as of any message via a bot."""
        if result["type"] == "article":
            content = {"text": _parsed(result["input_message_content"]["message_text"], 4096, HTML)}
        else:
            photo = self._photo(result["photo_file_id"], {})
            content = {"caption": _parsed(result["caption"], 1024, HTML), **photo}
        keys = result.get("reply_markup")
        message = self._message(chat, _person(by), **content, via_bot=self.me, reply_markup=keys)
        message["_inline"] = f"sent{len(self._sent_inline)}"
        self._sent_inline[message["_inline"]] = message
        self.push("message", {key: value for key, value in message.items() if not key.startswith("_")})
        return message

    def push(self, kind: str, content: dict[str, Any], number: int | None = None) -> None:
        if number is None:
            number = self._next_update
            self._next_update += 1
        self._updates.append({"update_id": number, kind: json.loads(json.dumps(content))})
        self._changed.set()

    async def sent(self, count: int, chat: int | None = None, within: float = 5.0) -> list[Message]:
        """The bot's messages, oldest first, once there are so many; AssertionError if they do not come."""
        return await self._until(lambda: self._of_bot(chat), lambda found: len(found) >= count, within)

    async def called(self, method: str, count: int = 1, within: float = 5.0) -> list[dict[str, Any]]:
        """The arguments of the calls of a method, once there are so many."""
        return await self._until(
            lambda: [args for name, args in self.calls if name == method], lambda found: len(found) >= count, within
        )

    async def polls(self) -> None:
        """Returns at the next call of getUpdates."""
        self.polled.clear()
        await self.polled.wait()

    async def quiet(self, seconds: float = 0.3) -> None:
        """Some time in which a bot that should be silent could have spoken."""
        await asyncio.sleep(seconds)

    def _of_bot(self, chat: int | None) -> list[Message]:
        mine = [m for (c, _), m in self.messages.items() if m["from"] == self.me and chat in (None, c)]
        return sorted(mine, key=lambda m: m["_order"])

    async def _until(self, look: Any, good: Any, within: float) -> Any:
        end = time.monotonic() + within
        while not good(found := look()):
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain; the bot did {[name for name, _ in self.calls]}, {self.refusals}")
            await asyncio.sleep(0.01)
        return found

    # ---------------------------------------------------------------- the wire

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.content_type == "application/json":
            args = dict(request.query) | await request.json()
        else:
            args = dict(request.query) | dict(await request.post())
        for name in (
            "reply_markup",
            "reply_parameters",
            "link_preview_options",
            "media",
            "commands",
            "allowed_updates",
            "results",
            "button",
        ):
            if isinstance(args.get(name), str):
                args[name] = json.loads(args[name])
        self.calls.append((method, args))
        try:
            if request.match_info["token"] != TOKEN:
                raise Refused(401, "Unauthorized")
            fault = next((f for f in self.faults if f.method == method and f.times), None)
            if fault is not None:
                fault.times -= 1
                await asyncio.sleep(fault.delay)
                if fault.status == 0 and request.transport is not None:
                    request.transport.abort()
                if fault.status != 200:
                    more = {"retry_after": fault.retry_after} if fault.retry_after else {}
                    raise Refused(fault.status or 500, "fault", **more)
            result = await getattr(self, f"_{method}", self._accepted)(args)
        except Refused as error:
            self.refusals.append((method, error.description))
            body = {"ok": False, "error_code": error.code, "description": error.description}
            return web.json_response(
                body | ({"parameters": error.parameters} if error.parameters else {}), status=error.code
            )
        return web.json_response({"ok": True, "result": result})

    async def _accepted(self, _args: dict[str, Any]) -> bool:
        return True

    async def _getMe(self, _args: dict[str, Any]) -> dict[str, Any]:
        return self.me

    async def _getUpdates(self, args: dict[str, Any]) -> list[dict[str, Any]]:
        self.polled.set()
        offset = int(args.get("offset") or 0)
        self._updates = [update for update in self._updates if update["update_id"] >= offset]
        if not self._updates and int(args.get("timeout") or 0):
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), min(int(args["timeout"]), 2))
            except TimeoutError:
                return []
        return self._updates[:100]

    async def _setWebhook(self, args: dict[str, Any]) -> bool:
        self._deliver_to(args)
        return True

    async def _deleteWebhook(self, args: dict[str, Any]) -> bool:
        self._deliver_to(None)
        return True

    def _deliver_to(self, hook: dict[str, Any] | None) -> None:
        if self._hook is not None:
            self._hook.cancel()
        self._hook = None if hook is None else asyncio.create_task(self._deliver(hook["url"], hook["secret_token"]))

    async def _deliver(self, url: str, secret: str) -> None:
        """Hands over one update after the other, again after anything but 200."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
        async with ClientSession(headers=headers) as session:
            while True:
                while self._updates:
                    try:
                        async with session.post(url, json=self._updates[0]) as response:
                            self.hook_answers.append(response.status)
                    except ClientError:
                        self.hook_answers.append(0)
                    if self.hook_answers[-1] == 200:
                        del self._updates[0]
                    else:
                        await asyncio.sleep(0.05)
                self._changed.clear()
                await self._changed.wait()

    async def _sendMessage(self, args: dict[str, Any]) -> Message:
        text = _parsed(args.get("text", ""), 4096, args)
        return self._send(args, text=text)

    async def _sendPhoto(self, args: dict[str, Any]) -> Message:
        photo = self._photo(args.get("photo"), args)
        return self._send(args, **photo, caption=_parsed(args.get("caption", ""), 1024, args, empty=True))

    async def _sendDocument(self, args: dict[str, Any]) -> Message:
        document = args["document"]
        if isinstance(document, str):
            document = args[document.removeprefix("attach://")]
        content = document.file.read()
        if not content:
            raise Refused(400, "Bad Request: file must be non-empty")
        name = f"document{len(self.files)}"
        self.files[name] = content
        shown = {"file_id": name, "file_unique_id": name, "file_name": document.filename, "file_size": len(content)}
        return self._send(args, document=shown, caption=_parsed(args.get("caption", ""), 1024, args, empty=True))

    async def _editMessageText(self, args: dict[str, Any]) -> Message | bool:
        message = self._sent_by_somebody(args) if "inline_message_id" in args else self._own(args)
        if "text" not in message:
            raise Refused(400, "Bad Request: there is no text in the message to edit")
        edited = self._edit(message, args, text=_parsed(args["text"], 4096, args))
        return edited if "message_id" in args else True

    async def _editMessageMedia(self, args: dict[str, Any]) -> Message:
        message, media = self._own(args), args["media"]
        photo = self._photo(media["media"], args)
        message.pop("text", None)
        return self._edit(message, args, **photo, caption=_parsed(media.get("caption", ""), 1024, media, empty=True))

    async def _editMessageReplyMarkup(self, args: dict[str, Any]) -> Message:
        message = self._own(args)
        kept = {name: message[name] for name in ("text", "caption") if name in message}
        return self._edit(message, args, **kept)

    async def _deleteMessage(self, args: dict[str, Any]) -> bool:
        message = self._own(args)
        del self.messages[message["chat"]["id"], message["message_id"]]
        return True

    async def _sendChatAction(self, args: dict[str, Any]) -> bool:
        self._chat(args)
        if args["action"] not in ("typing", "upload_photo"):
            raise Refused(400, "Bad Request: wrong parameter action in request")
        return True

    async def _answerCallbackQuery(self, args: dict[str, Any]) -> bool:
        if not self._open_presses.pop(args["callback_query_id"], False):
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        if len(args.get("text", "")) > 200:
            raise Refused(400, "Bad Request: MESSAGE_TOO_LONG")
        return True

    async def _answerInlineQuery(self, args: dict[str, Any]) -> bool:
        if self._inline.get(args["inline_query_id"], {}) is not None:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        results = args.get("results", [])
        if len(results) > 50:
            raise Refused(400, "Bad Request: too many inline query results specified")
        names = [result["id"] for result in results]
        if len(set(names)) < len(names):
            raise Refused(400, "Bad Request: RESULT_ID_DUPLICATE")
        for result in results:
            if not 1 <= len(result["id"].encode()) <= 64:
                raise Refused(400, "Bad Request: RESULT_ID_INVALID")
            if result["type"] == "article":
                if not result.get("title"):
                    raise Refused(400, "Bad Request: ARTICLE_TITLE_EMPTY")
                _parsed(result["input_message_content"]["message_text"], 4096, result["input_message_content"])
            elif result["photo_file_id"] not in self.files:
                raise Refused(400, "Bad Request: wrong file identifier specified")
            else:
                _parsed(result.get("caption", ""), 1024, result, empty=True)
            _keys(result)
        start = (args.get("button") or {}).get("start_parameter", "x")
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", start):
            raise Refused(400, "Bad Request: START_PARAM_INVALID")
        self._inline[args["inline_query_id"]] = args
        return True

    async def _setMyCommands(self, args: dict[str, Any]) -> bool:
        for command in args["commands"]:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]) or not 1 <= len(command["description"]) <= 256:
                raise Refused(400, "Bad Request: BOT_COMMAND_INVALID")
        scope = args.get("scope") or {"type": "default"}
        if scope["type"] == "chat":
            self._chat(scope)
        self.menus[_menu(args)] = args["commands"]
        return True

    async def _getMyCommands(self, args: dict[str, Any]) -> list[dict[str, str]]:
        return self.menus.get(_menu(args), [])

    async def _setMyDescription(self, args: dict[str, Any]) -> bool:
        return self._describe("description", args, 512)

    async def _setMyShortDescription(self, args: dict[str, Any]) -> bool:
        return self._describe("short_description", args, 120)

    async def _getMyDescription(self, args: dict[str, Any]) -> dict[str, str]:
        return {"description": self.about.get(("description", args.get("language_code", "")), "")}

    async def _getMyShortDescription(self, args: dict[str, Any]) -> dict[str, str]:
        return {"short_description": self.about.get(("short_description", args.get("language_code", "")), "")}

    def _describe(self, name: str, args: dict[str, Any], limit: int) -> bool:
        if len(args.get(name, "")) > limit:
            raise Refused(400, f"Bad Request: {name} is too long")
        self.about[name, args.get("language_code", "")] = args.get(name, "")
        return True

    async def _getChatMember(self, args: dict[str, Any]) -> dict[str, Any]:
        chat, user = self._chat(args), int(args["user_id"])
        status = self.admins.get((chat["id"], user), "member")
        rights = dict.fromkeys(_RIGHTS, False) if status == "administrator" else {}
        return {
            "status": status,
            "user": _person(user),
            **({"is_anonymous": False} if status != "member" else {}),
            **rights,
        }

    # ---------------------------------------------------------------- what Telegram checks

    def _chat(self, args: dict[str, Any]) -> dict[str, Any]:
        chat = self._chats.get(int(args["chat_id"]))
        if chat is None:
            raise Refused(400, "Bad Request: chat not found")
        if chat["id"] in self.migrated:
            new = self.migrated[chat["id"]]
            raise Refused(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=new)
        if chat["id"] in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        return chat

    def _own(self, args: dict[str, Any]) -> Message:
        message = self.messages.get((int(args["chat_id"]), int(args["message_id"])))
        if message is None:
            raise Refused(400, "Bad Request: message to edit not found")
        if message["from"] != self.me:
            raise Refused(400, "Bad Request: message can't be edited")
        return message

    def _sent_by_somebody(self, args: dict[str, Any]) -> Message:
        message = self._sent_inline.get(args["inline_message_id"])
        if message is None:
            raise Refused(400, "Bad Request: MESSAGE_ID_INVALID")
        return message

    def _message(self, chat: int, sender: dict[str, Any], **content: Any) -> Message:
        self._numbers[chat] += 1
        number = self._numbers[chat]
        order = len(self.messages) + sum(self._numbers.values())
        filled = {key: value for key, value in content.items() if value not in (None, "", [])}
        message = {"message_id": number, "date": int(time.time()), "chat": self._chats[chat], "from": sender, **filled}
        self.messages[chat, number] = message
        message["_order"] = order
        return message

    def _send(self, args: dict[str, Any], **content: Any) -> Message:
        chat = self._chat(args)
        if chat["id"] in self.silenced:
            raise Refused(400, "Bad Request: not enough rights to send text messages to the chat")
        reply = args.get("reply_parameters") or {}
        target = self.messages.get((chat["id"], int(reply.get("message_id", 0))))
        if reply and target is None and not reply.get("allow_sending_without_reply"):
            raise Refused(400, "Bad Request: message to be replied not found")
        topic = int(args.get("message_thread_id") or 0)
        if topic and (not chat.get("is_forum") or (chat["id"], topic) not in self.messages):
            raise Refused(400, "Bad Request: message thread not found")
        more = {"message_thread_id": topic, "is_topic_message": True} if topic else {}
        return self._message(chat["id"], self.me, **content, **more, reply_to_message=target, reply_markup=_keys(args))

    def _edit(self, message: Message, args: dict[str, Any], **content: Any) -> Message:
        new = content | {"reply_markup": _keys(args)}
        if all(message.get(name) == value for name, value in new.items()):
            raise Refused(400, "Bad Request: message is not modified: content and markup are the same")
        message.update(new)
        if message["reply_markup"] is None:
            del message["reply_markup"]
        return message

    def _photo(self, photo: Any, args: dict[str, Any]) -> dict[str, Any]:
        if isinstance(photo, str) and photo.startswith("attach://"):
            photo = args[photo.removeprefix("attach://")]
        if isinstance(photo, str):
            if photo not in self.files:
                raise Refused(400, "Bad Request: wrong remote file identifier specified")
            return {"photo": [{"file_id": photo, "file_unique_id": photo, "width": 1, "height": 1}]}
        data = photo.file.read()
        if not data.startswith(b"\x89PNG\r\n\x1a\n"):
            raise Refused(400, "Bad Request: IMAGE_PROCESS_FAILED")
        name = f"photo{len(self.files)}"
        self.files[name] = data
        return {"photo": [{"file_id": name, "file_unique_id": name, "width": 1, "height": 1}]}


class _Html(HTMLParser):
    """Telegram's HTML: few tags, well nested, nothing else; the text without them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in TAGS:
            raise Refused(400, f'Bad Request: can\'t parse entities: Unsupported start tag "{tag}"')
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise Refused(400, f'Bad Request: can\'t parse entities: Unexpected end tag "{tag}"')

    def handle_data(self, data: str) -> None:
        self.text += data


def _parsed(text: str, limit: int, args: dict[str, Any], empty: bool = False) -> str:
    """The text as a reader sees it, bold marked by *; refused where Telegram would."""
    if args.get("parse_mode") == "HTML":
        if re.search(r"&(?!(?:lt|gt|amp|quot|#\d+);)", text) or re.search(r"<(?!/?[a-z])", text):
            raise Refused(400, "Bad Request: can't parse entities")
        parser = _Html()
        parser.feed(text)
        parser.close()
        if parser.open:
            raise Refused(400, "Bad Request: can't parse entities: Can't find end tag")
        text = parser.text
    if not text.strip() and not empty:
        raise Refused(400, "Bad Request: message text is empty")
    if _units(text) > limit:
        raise Refused(400, "Bad Request: message is too long")
    return text.strip()


def _keys(args: dict[str, Any]) -> dict[str, Any] | None:
    markup = args.get("reply_markup")
    for row in (markup or {}).get("inline_keyboard", []):
        for button in row:
            data, url = button.get("callback_data"), button.get("url", "")
            bad = not re.match(r"https?://\S+$", url) if data is None else not 1 <= len(data.encode()) <= 64
            if not button.get("text") or bad or (data is not None and url):
                raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    return markup


def _person(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": f"Person {number}", "language_code": "en-GB"}


def _entities(text: str) -> list[dict[str, Any]]:
    return [
        {"type": KINDS[m[0][0]], "offset": _units(text[: m.start()]), "length": len(m[0])}
        for m in re.finditer(r"(?:(?<=\s)|^)(?:/[a-z0-9_]+(?:@\w+)?|@\w+)", text)
    ]


def _menu(args: dict[str, Any]) -> tuple[str, int, str]:
    """Whose menu of commands is meant."""
    scope = args.get("scope") or {"type": "default"}
    return scope["type"], int(scope.get("chat_id", 0)), args.get("language_code", "")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
