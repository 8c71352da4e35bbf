"""E-mail over SMTP. A letter that is sent twice carries the same Message-ID, so that it shows once."""

from __future__ import annotations

import smtplib
import socket
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime

from jujiao.kernel.digests import hash_hex
from jujiao.notices.carriers import Rejected, Unreachable
from jujiao.notices.models import Letter

SECONDS = 20
TEMPORARY = range(400, 500)


@dataclass(frozen=True, slots=True)
class MailServer:
    """The court's mail server: where, as whom, and whether the line is encrypted (starttls, tls)."""

    host: str
    port: int = 25
    sender: str = ""
    username: str = ""
    password: str = ""
    security: str = ""


class MailCarrier:
    """Sends each letter over a connection of its own."""

    def __init__(self, server: MailServer) -> None:
        self.server = server

    def carry(self, letter: Letter) -> None:
        """Sends one mail. Raises Unreachable where the server does not answer or says later."""
        message = mail_of(letter, self.server.sender)
        try:
            with self._connected() as connection:
                connection.send_message(message)
        except smtplib.SMTPRecipientsRefused as fault:
            codes = [code for code, _ in fault.recipients.values()]
            raise _sorted(codes, str(fault)) from fault
        except smtplib.SMTPResponseException as fault:
            raise _sorted([fault.smtp_code], str(fault)) from fault
        except (OSError, smtplib.SMTPException) as fault:
            raise Unreachable(f"邮件服务器没有应答：{fault}") from fault

    def _connected(self) -> smtplib.SMTP:
        server = self.server
        kind = smtplib.SMTP_SSL if server.security == "tls" else smtplib.SMTP
        local = socket.gethostname()
        connection = kind(server.host, server.port, local_hostname=local, timeout=SECONDS)
        if server.security == "starttls":
            connection.starttls()
        if server.username:
            connection.login(server.username, server.password)
        return connection


def message_id(key: str, sender: str) -> str:
    """The Message-ID of a letter: the same whenever and wherever it is sent."""
    domain = sender.rpartition("@")[2] or "localhost"
    return f"<{hash_hex('sha256', key.encode())[:40]}@{domain}>"


def mail_of(letter: Letter, sender: str) -> EmailMessage:
    """The letter as a mail in plain text."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = letter.address
    message["Subject"] = " ".join(str(letter.content["subject"]).split())
    message["Date"] = format_datetime(letter.made_at)
    message["Message-ID"] = message_id(letter.key, sender)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n".join([*letter.content["lines"], "", "本邮件由系统发出，请勿回复。"]))
    return message


def _sorted(codes: list[int], said: str) -> Exception:
    if all(code in TEMPORARY for code in codes):
        return Unreachable(f"邮件服务器说稍后再试：{said}")
    return Rejected(f"邮件服务器不收：{said}")
