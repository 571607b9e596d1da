package org.tallystick.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.collections.DunningDesk;
import org.tallystick.collections.DunningPreview;
import org.tallystick.collections.DunningRuns;
import org.tallystick.collections.NoticeRelease;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.outbox.OutboxWorker;

/** {@code dun}: the reminders of a business day, sent at once or, with {@code --preview}, only shown. */
@Component
final class Dun implements Command {
    static final Syntax SYNTAX = Syntax.of(
            "dun",
            "--company CODE --on DATE [--preview]",
            "proposes, approves and sends the reminders of a day; --preview shows them and writes nothing");

    private static final int SHOWN = 100_000;

    private final CompanyChoice companies;
    private final DunningDesk desk;
    private final DunningRuns runs;
    private final NoticeRelease release;
    private final OutboxWorker outbox;

    Dun(CompanyChoice companies, DunningDesk desk, DunningRuns runs, NoticeRelease release, OutboxWorker outbox) {
        this.companies = companies;
        this.desk = desk;
        this.runs = runs;
        this.release = release;
        this.outbox = outbox;
    }

    /** What became of the notices of a run, by state; suppressed counts by reason, also items in no notice. */
    record Result(
            @Nullable UUID run,
            LocalDate on,
            long notices,
            Map<String, Money> demanded,
            int tasks,
            int fees,
            SortedMap<String, Long> suppressed) {}

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        Company company = companies.named(arguments);
        LocalDate on = arguments.date("--on").orElseThrow();
        boolean preview = arguments.has("--preview");
        return CompanyScope.of(company.id()).call(() -> {
            Caller caller = Caller.commandLine(company.id());
            return preview ? shown(caller, on) : sent(caller, on, console);
        });
    }

    private CommandResult shown(Caller caller, LocalDate on) {
        DunningPreview preview = desk.preview(caller, on);
        Map<String, Money> demanded = new LinkedHashMap<>();
        preview.notices()
                .forEach(notice -> demanded.merge(notice.demanded().currency().code(), notice.demanded(), Money::plus));
        return answer(new Result(null, on, preview.notices().size(), demanded, 0, 0, preview.left()));
    }

    private CommandResult sent(Caller caller, LocalDate on, Console console) {
        UUID run = desk.runNow(caller, on, console.progress("Proposing"));
        desk.approve(caller, run);
        release.run(caller.company());
        int worked;
        do {
            worked = outbox.drain(caller.company());
        } while (worked > 0);
        return answer(result(caller, run, on));
    }

    private Result result(Caller caller, UUID run, LocalDate on) {
        SortedMap<String, Long> suppressed = runs.left(caller.company(), run, SHOWN).stream()
                .collect(Collectors.groupingBy(DunningRuns.Left::place, TreeMap::new, Collectors.counting()));
        runs.suppressed(caller.company(), run).forEach((reason, count) -> suppressed.merge(reason, count, Long::sum));
        Map<String, Money> demanded = new LinkedHashMap<>();
        List<DunningRuns.Total> going = runs.totals(caller.company(), run).stream()
                .filter(DunningRuns.Total::isOnItsWay)
                .toList();
        going.forEach(total -> demanded.merge(total.demanded().currency().code(), total.demanded(), Money::plus));
        long notices = going.stream().mapToLong(DunningRuns.Total::notices).sum();
        return new Result(run, on, notices, demanded, 0, 0, suppressed);
    }

    private static CommandResult answer(Result result) {
        String text = "Reminders of %s: %d %s, demanding %s; left out %s"
                .formatted(
                        result.on(),
                        result.notices(),
                        result.run() == null ? "to be proposed" : "sent or waiting for their hour",
                        result.demanded().values(),
                        result.suppressed());
        return CommandResult.of(result, text);
    }
}
