"""One message over one channel, through Apprise. What is sent says bed and priority: no name, no drug, no class."""

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from alerts.sending.channels import Channel
from alerts.sending.tries import Outgoing

CONNECT_S, ANSWER_S = 4, 8
LONGEST_S = 20.0  # a channel may drip its answer, each drop within ANSWER_S
MOST_UNANSWERED = 16  # more than are sent over one channel at once
Post = Callable[[Channel, str, str], str]


def message(page: Outgoing, address: str) -> tuple[str, str]:
    """Title and text of a page. The reference is the same each time it is sent, so that a double is known as one."""
    word = page.severity.name.lower()
    bed = f"bed {page.bed}" if page.bed else "a patient without a bed"
    title, said = f"{word}, {bed}", f"{word.capitalize()} alert, {bed}. Open Tidewatch to see it and accept it."
    if page.is_taken_back:
        title = f"taken back, {bed}"
        said = f"The {word} alert, {bed}, was taken back: the chart was corrected. Open Tidewatch to see it."
    lines = [said, *([f"{address.rstrip('/')}/alerts"] if address else [])]
    return f"Tidewatch: {title}", "\n".join([*lines, f"Ref {page.dedupe_key[-8:]}"])


def trial() -> tuple[str, str]:
    """Title and text of a trial."""
    return "Tidewatch: a test", "This is a test of this channel. No patient is meant and nothing is to be done."


def post(channel: Channel, title: str, text: str) -> str:
    """Send over a channel; "" when it was taken, else why not, without what the URL may hold. Waits LONGEST_S at most.

    What a channel has not answered by then may still be taken later; a channel with many such is left alone.
    """
    name = f"channel {hash(channel.url):x}"  # two roles may have channels of one name
    if sum(thread.name == name for thread in threading.enumerate()) >= MOST_UNANSWERED:
        return "it has not answered earlier messages"
    told = SimpleQueue[str]()
    threading.Thread(target=lambda: told.put(_sent(channel, title, text)), name=name, daemon=True).start()
    try:
        return told.get(timeout=LONGEST_S)
    except Empty:
        return f"it did not answer within {LONGEST_S:g} s"


def _sent(channel: Channel, title: str, text: str) -> str:
    from apprise import Apprise, AppriseAsset

    # Without a limit of its own Apprise sends in this thread: its pool for those with one is shared by all channels.
    asset = AppriseAsset(app_id="Tidewatch", app_desc="Tidewatch", app_url="", async_mode=False, service_timeout=0)
    sender = Apprise(asset=asset)
    if not sender.add(_patient(channel.url)):
        return "its address is none that Apprise knows"
    try:
        return "" if sender.notify(body=text, title=title) else "it did not take the message"
    except Exception as fault:  # whatever a channel's own code meets, the next try and the next channel follow
        return f"it failed: {type(fault).__name__}"


def _patient(url: str) -> str:
    """The URL with an end to waiting, where it names none of its own."""
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    limits = {"cto": str(CONNECT_S), "rto": str(ANSWER_S)}
    return urlunsplit(parts._replace(query=urlencode(limits | asked)))
