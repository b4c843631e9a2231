"""One training: the map of its six steps, the page of one of them, and the quiet links under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.app.facts.table import spec_key, step_of
from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.overview.step_items import step_items
from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.app.session.editing import Editor
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.facts import Path, fact
from kmop_wizard.domain.plan import ACTION_STEP, STEPS
from kmop_wizard.i18n.pages.enrol import ASKED
from kmop_wizard.i18n.pages.page import Act, Page, Situation
from kmop_wizard.i18n.pages.pages import page_of
from kmop_wizard.storage.reference import guidance
from kmop_wizard.ui.pages.acts import ACTS
from kmop_wizard.ui.pages.fact_field import FactField
from kmop_wizard.ui.pages.fields import FactFields
from kmop_wizard.ui.pages.frame import PageFrame
from kmop_wizard.ui.pages.host import FooterSection, Host, Matrix
from kmop_wizard.ui.pages.provider_choice import PROVIDER, ProviderField
from kmop_wizard.ui.pages.situation import situation
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.copy_cell import CopyCell
from kmop_wizard.ui.widgets.date_field import DateField
from kmop_wizard.ui.widgets.field import Field
from kmop_wizard.ui.widgets.help_question import HelpQuestion
from kmop_wizard.ui.window.screen import Context, Route, Screen

_SECTION: Final = "toggle."
_CONFLICTS: Final = "conflicts"
_GOOD_TO_KNOW: Final = "good_to_know"


class WizardScreen(Screen):
    """Any step can be opened at any time, because facts arrive in any order."""

    whole_width = True
    _asked: tuple[Path, ...] = ASKED

    def __init__(self, context: Context, route: Route) -> None:
        super().__init__(context, route)
        self.editor = self.session.editor(route.training_id)
        self._step = route.step or ACTION_STEP[self.entry.plan.next.action]
        self._missing: tuple[Path, ...] = ()
        self._page: Page | None = None
        self._showing = False
        self._section_name = ""
        self._put_off: tuple[Conflict, ...] = ()
        # What did not come while a field was typed in comes once that is left.
        self._follow_soon = QTimer(self, singleShot=True, interval=0)
        self._follow_soon.timeout.connect(self.follow)
        self._top_soon = QTimer(self, singleShot=True, interval=0)
        self._fields = FactFields(self, context, self.editor, self._follow_soon.start)
        self._build()
        self._top_soon.timeout.connect(self._frame.show_top)
        self._open(self._step)

    # -- what the window asks --------------------------------------------------------------------

    @property
    def title(self) -> str:
        return short_title(self.words, self.editor.training)

    @property
    def undoes(self) -> Editor:
        return self.editor

    @property
    def entry(self) -> Entry:
        """The training and its plan as they are now."""
        return self.session.entry(self.route.training_id)

    @property
    def step(self) -> str:
        """The step whose page is open."""
        return self._step

    def follow(self) -> None:
        self._fields.follow()
        self._show(following=True)
        section = self.section
        if section is not None:
            section.follow()
            self._frame.order_focus()
        self._ask_conflicts()

    def _ask_conflicts(self) -> None:
        """What two computers say differently is asked in the place of the card, until it is not."""
        asks = self._section_name == _CONFLICTS
        if asks and not self.editor.conflicts:
            self.close_section()
        elif not (self._section_name or self._typed_in or self._are_put_off()):
            self.open_section(_CONFLICTS)

    def _are_put_off(self) -> bool:
        """Whether all was asked before; who types at one side meanwhile knows of it."""
        return all(
            any(
                each.path == asked.path and (each.mine == asked.mine or each.theirs == asked.theirs)
                for asked in self._put_off
            )
            for each in self.editor.conflicts
        )

    @property
    def _typed_in(self) -> QWidget | None:
        """The field that somebody is at: nothing comes in its place until it is left."""
        focused = self.window().focusWidget()
        return next((each.edit for _, each in self._fields if each.edit is focused), None)

    def first_focus(self) -> QWidget | None:
        section, page = self.section, self._page
        if section is not None:
            return section.first_focus()
        if page is None:
            return None
        if isinstance(page.focus, tuple):
            made = self._fields.made(page.focus)
            return made.edit if made is not None else None
        if page.focus == "copy":
            return next((cell.button for cell in self._column.findChildren(CopyCell)), None)
        name = f"action.{page.focus}"
        return next(
            (
                button
                for button in self._column.findChildren(Button)
                if button.objectName() == name and button.isVisibleTo(self)
            ),
            self._column.header.following,
        )

    def keep(self) -> dict[str, Any]:
        provider = self._fields.made(PROVIDER)
        return {
            "scroll": self._frame.scrolled,
            "section": self._section_name,
            "missing": self._missing,
            "other_provider": isinstance(provider, ProviderField) and provider.other,
        }

    def take_back(self, kept: dict[str, Any]) -> None:
        if not kept:
            self._top_soon.start()
            return
        self._missing = kept.get("missing", self._missing)
        self._show()
        provider = self._fields.made(PROVIDER)
        if isinstance(provider, ProviderField):
            provider.other = kept.get("other_provider", False)
            provider.follow()
        if (section := kept.get("section")) and section in _sections():
            self.open_section(section)
        self._top_soon.stop()  # one goes on where one was
        position = kept.get("scroll", 0)
        QTimer.singleShot(0, self, lambda: self._frame.scroll_to(position))

    def leave(self) -> None:
        self.settle()
        self.session.leave(self.route.training_id)
        self.session.remember_enterprise(self.editor.training)

    def take_files(self, files: Sequence[IncomingFile]) -> bool:
        from kmop_wizard.ui.pages.intake import take_files

        return take_files(self, files)

    def settle(self) -> None:
        """What was typed whole is recorded, and what comes next is another step of undo."""
        self._fields.settle()
        self.editor.end_step()

    # -- what the parts ask ----------------------------------------------------------------------

    def do(self, act: Act) -> None:
        """Do what was pressed."""
        self.settle()
        if act.name.startswith("step."):
            self.open_step(act.name.removeprefix("step."))
        elif act.name.startswith(_SECTION):
            self.open_section(act.name.removeprefix(_SECTION))
        else:
            ACTS[act.name.partition(".")[0]](self, act)

    def record(self, path: Path, day: date) -> None:
        """Record the day at ``path`` as one step of undo, and show what comes next."""
        self.editor.end_step()
        step = self.editor.enter_many({path: day})
        words = self.words
        message = words.say("Recorded: {day}.", day=words.day(day))
        self.go.offer_undo(message, self.editor, step)
        self._focus_first()
        announce(self, f"{message} {self._page.question if self._page else ''}")

    def field(self, path: Path) -> Field:
        """The one field for the fact at ``path``."""
        return self._fields.field(path)

    def day_field(self, path: Path) -> DateField:
        """The field for the day at ``path``: what is typed stays a draft until `record`."""
        return self._fields.day_field(path)

    def fact_field(self, path: Path) -> FactField:
        """The field with what binds it to its fact."""
        return self._fields.at(path)

    def take_back_fields(self, part: QWidget) -> None:
        """Keep the fields that stand in ``part``, which is about to go."""
        self._fields.take_back(part)

    @property
    def questions(self) -> Sequence[HelpQuestion]:
        """The questions of the page, with their answers."""
        return self._column.asked

    def object_name(self, path: Path) -> str:
        """What the field of the fact at ``path`` is called."""
        return self.editor.object_name(path)

    def deposit_code(self) -> Matrix | str:
        """The payment code, or in words why there is none."""
        from kmop_wizard.ui.pages.intake import deposit_code

        return deposit_code(self.context, self.entry)

    # -- going on --------------------------------------------------------------------------------

    def open_step(self, step: str) -> None:
        """Show the page of ``step``."""
        self.settle()
        self._open(step)
        self._focus_first()

    def open_section(self, name: str, path: Path = ()) -> None:
        """Open what a link of the footer names, or close it when it is open; ``path``: a fact
        whose field then has the focus."""
        if self._section_name == name and not path:
            self.close_section()
            return
        self.settle()
        self.show_section(name, _sections()[name](self))
        if path and self.section is not None:
            self.section.reveal(path)

    def show_section(self, name: str, section: FooterSection) -> None:
        """Put ``section`` in the place of the card."""
        self._section_name = name
        self._column.open_section(section)
        section.follow()
        self._mark_einvoices()
        self._after_section()

    def close_section(self) -> None:
        """Show the page's card again."""
        if self._section_name == _CONFLICTS:
            self._put_off = tuple(self.editor.conflicts)
        self._section_name = ""
        self._column.close_section()
        self._show()
        self._after_section()

    @property
    def section(self) -> FooterSection | None:
        """What is open in the place of the card."""
        opened = self._column.opened
        return opened if isinstance(opened, FooterSection) else None

    def go_back(self) -> None:
        """To the step before, from the first one home."""
        position = STEPS.index(self._step)
        if position:
            self.open_step(STEPS[position - 1])
        else:
            self.go.home()

    def go_on(self) -> None:
        """To the step after, from the last one home."""
        position = STEPS.index(self._step)
        if position + 1 < len(STEPS):
            self.open_step(STEPS[position + 1])
        else:
            self.go.home()

    def _walk(self, by: int) -> None:
        """To a step before or after, as far as there is one."""
        place = STEPS.index(self._step) + by
        if 0 <= place < len(STEPS):
            self.open_step(STEPS[place])

    def show_problems(self) -> bool:
        """Say beside each field what is wrong; the first one gets the focus."""
        return self._fields.show_problems(self)

    # -- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        self._frame = PageFrame(self)
        self._column = self._frame.column
        for steps in (self._frame.rail, self._frame.strip):
            steps.chosen.connect(self.open_step)
        self._column.header.back.clicked.connect(self.go_back)
        self._column.header.following.clicked.connect(self.go_on)
        self._column.header.link.clicked.connect(self._press_header_link)
        for keys, by, button in (
            ("Ctrl+PgUp", -1, self._column.header.back),
            ("Ctrl+PgDown", 1, self._column.header.following),
        ):
            QShortcut(keys, self).activated.connect(lambda by=by: self._walk(by))
            button.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
        self._frame.footer.pressed.connect(self._press_link)
        self._frame.reshaped.connect(self._show_footer)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._frame)

    def _open(self, step: str) -> None:
        self._step = step
        self._section_name = ""
        self._column.close_section()
        training = self.editor.training
        self._missing = tuple(
            path for path in self._asked if fact(training, path) in (None, "", ())
        )
        self._show()
        self._ask_conflicts()
        self._frame.scroll_to(0)

    def _focus_first(self) -> None:
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._top_soon.start()

    def _after_section(self) -> None:
        self._show_footer()
        self._frame.order_focus()
        self._frame.scroll_to(0)
        self._focus_first()

    # -- showing ---------------------------------------------------------------------------------

    def _situation(self) -> Situation:
        session, usual = self.session, situation(self)
        muted = usual.training.id in session.reminders.muted
        return usual._replace(
            missing=self._missing,
            compared=self._compared(usual.invoice[1]),
            account=self._account_changed(),
            reminders=session.reminds and not muted,
        )

    def _make_page(self) -> Page:
        return page_of(self._step, self._situation())

    def _compared(self, invoice_id: str) -> tuple[tuple[str, bool], ...]:
        if self._step != "pay":
            return ()
        from kmop_wizard.ui.pages.intake import compared

        return compared(self.context, self.entry.training, invoice_id)

    def _account_changed(self) -> str:
        if self._step != "deposit":
            return ""
        from kmop_wizard.ui.pages.intake import account_changed

        return account_changed(self.context, self.entry)

    def _show(self, *, following: bool = False) -> None:
        """Show the page; where it is only ``following``, the field that one types in stays."""
        if self._showing:  # a part that goes had the focus, and what was typed in it was recorded
            self._follow_soon.start()
            return
        self._showing = True
        try:
            self._show_page(following)
        finally:
            self._showing = False

    def _show_page(self, following: bool) -> None:
        page = self._page = self._make_page()
        typed_in = self._typed_in if following else None
        if self.section is None and (typed_in is None or self._column.keeps(page, typed_in)):
            self._column.show_page(page, self._questions(page))
        items = step_items(self.words, self.entry, self.session.today)
        say = self.words.say
        self._frame.show_steps(items, self._step, (page.small, say("All steps"), say("open")))
        self._show_footer()
        self._mark_einvoices()
        self._frame.order_focus()

    def _mark_einvoices(self) -> None:
        """Say beside the fields of an invoice what its e-invoice says."""
        if self._step == "pay":
            from kmop_wizard.ui.pages.intake import einvoice_values

            for path, value in einvoice_values(self.session, self.editor.training):
                if (made := self._fields.made(path)) is not None:
                    made.set_einvoice(value)

    def _questions(self, page: Page) -> list[HelpQuestion]:
        topics: dict[str, dict[str, tuple[str, str]]] = {}
        for topic, _ in page.questions:
            if topic not in topics:
                entries = guidance(topic, self.words.language).entries
                topics[topic] = {each.key: (each.question, each.answer) for each in entries}
        return [HelpQuestion(key, *topics[topic][key]) for topic, key in page.questions]

    def _show_footer(self) -> None:
        page, words = self._page, self.words
        if page is None:
            return
        half = {f"{_SECTION}{name}" for name in self._half_typed()}
        links = [
            (
                f"action.{act.name}",
                words.say("{link} (unfinished)", link=act.text) if act.name in half else act.text,
            )
            for act in page.footer
        ]
        if self._frame.low and page.questions:
            good = words.say("Good to know ({n})", n=len(page.questions))
            links.insert(0, (f"action.{_SECTION}{_GOOD_TO_KNOW}", good))
        links.append(("action.open_help", words.say("All help (F1)")))
        self._frame.footer.set_links(links, words.say("More"))
        opened = (name for name, _ in links if name.rpartition(".")[2] == self._section_name)
        self._frame.footer.set_open(next(opened, ""), words.say("open"))

    def _half_typed(self) -> set[str]:
        """The closed sections in which a text stands that is no fact yet."""
        shown = {path for path, each in self._fields if each.widget.isVisibleTo(self)}
        found = set()
        for path in self.editor.drafts:
            if path in shown:
                continue
            if path[0] == "applications" and path[:2] != self.editor.current_application:
                found.add("previous_applications")
            elif step_of(spec_key(path)) == self._step:
                found.add("all_facts")
        return found

    def _press_link(self, name: str) -> None:
        if name == "action.open_help":
            self.go.help()
        else:
            self.do(Act(name.removeprefix("action."), ""))

    def _press_header_link(self) -> None:
        if self._page is not None and self._page.link is not None:
            self.do(self._page.link)

    def keyPressEvent(self, pressed: QKeyEvent) -> None:
        if pressed.key() == Qt.Key.Key_Escape and self._section_name:
            self.close_section()
        else:
            super().keyPressEvent(pressed)


def _sections() -> Mapping[str, Callable[[Host], FooterSection]]:
    from kmop_wizard.ui.pages.sections import SECTIONS  # a page is shown before any of them

    return SECTIONS
