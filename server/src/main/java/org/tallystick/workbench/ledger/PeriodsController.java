package org.tallystick.workbench.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.ledger.Period;
import org.tallystick.ledger.Periods;
import org.tallystick.ledger.Periods.PeriodChange;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** The months of the books: close, reopen with a reason. */
@Controller
@RequestMapping("/c/{code}/ledger/periods")
class PeriodsController {
    private final Periods periods;
    private final ActorNames names;

    PeriodsController(Periods periods, ActorNames names) {
        this.periods = periods;
        this.names = names;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.VIEW);
        List<HistoryEntry> history =
                periods.changes(caller.company()).stream().map(this::entry).toList();
        model.addAttribute(
                "page", new PeriodsPage(periods.list(caller.company()), history, caller.may(Permission.CLOSE_PERIODS)));
        return "workbench/ledger/periods";
    }

    @PostMapping("/{startsOn}/close")
    View close(@PathVariable LocalDate startsOn, Caller caller, @RequestAttribute Shell shell) {
        periods.close(caller, startsOn);
        return SeeOther.page(shell, "/ledger/periods");
    }

    @PostMapping("/{startsOn}/reopen")
    View reopen(
            @PathVariable LocalDate startsOn,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        periods.reopen(caller, startsOn, reason);
        return SeeOther.page(shell, "/ledger/periods");
    }

    private HistoryEntry entry(PeriodChange change) {
        boolean closed = change.state() == Period.State.CLOSED;
        String month = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK).format(YearMonth.from(change.startsOn()));
        return new HistoryEntry(
                change.changedAt(),
                closed ? "lock" : "rotate-clockwise",
                closed ? Tone.GOOD : Tone.WARN,
                month + (closed ? " closed" : " reopened"),
                change.reason(),
                names.of(change.changedBy()),
                null);
    }
}
