package org.tallystick.workbench.review;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.cashapp.MatchDecisions;
import org.tallystick.cashapp.PaymentFlags;
import org.tallystick.cashapp.Proposals;
import org.tallystick.cashapp.Proposed;
import org.tallystick.cashapp.ReviewQueue;
import org.tallystick.cashapp.ReviewQueue.Accepted;
import org.tallystick.cashapp.ReviewQueue.Kind;
import org.tallystick.cashapp.ReviewQueue.Waiting;
import org.tallystick.cashapp.RuleRecords;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.Downloads;

/** The review queue: what waits on one side, what is proposed on the other. */
@Controller
@RequestMapping("/c/{code}/cash-review")
class ReviewController {
    private static final int SIZE = 25;
    private static final int ACCEPTED_SHOWN = 20;

    private final ReviewQueue queue;
    private final Proposals proposals;
    private final PaymentFlags flags;
    private final MatchDecisions decisions;
    private final RuleRecords rules;
    private final ActorNames names;
    private final Downloads downloads;
    private final BusinessClock clock;

    ReviewController(
            ReviewQueue queue,
            Proposals proposals,
            PaymentFlags flags,
            MatchDecisions decisions,
            RuleRecords rules,
            ActorNames names,
            Downloads downloads,
            BusinessClock clock) {
        this.queue = queue;
        this.proposals = proposals;
        this.flags = flags;
        this.decisions = decisions;
        this.rules = rules;
        this.names = names;
        this.downloads = downloads;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @RequestParam(defaultValue = "ALL") Kind which,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable UUID payment,
            @RequestParam(required = false) @Nullable UUID accepted,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Page<Waiting> found = queue.list(company, which, text(q), page, SIZE);
        Map<PaymentId, Proposed> proposed =
                proposals.of(company, found.rows().stream().map(Waiting::id).toList());
        List<Accepted> today = queue.accepted(company, clock.today(company), ACCEPTED_SHOWN);
        Map<String, String> people = new HashMap<>();
        today.forEach(one -> people.computeIfAbsent(one.by(), names::of));
        model.addAttribute(
                "page",
                new ReviewPage(
                        which,
                        q,
                        found,
                        proposed,
                        chosen(company, found.rows(), proposed, payment),
                        today,
                        people,
                        today.stream()
                                .filter(one -> one.cameAs().value().equals(accepted))
                                .findFirst()
                                .orElse(null),
                        accepted != null,
                        rules.read(company)));
        return "workbench/review/queue";
    }

    /** The one asked for, else the first. */
    private ReviewPage.@Nullable Chosen chosen(
            CompanyId company, List<Waiting> rows, Map<PaymentId, Proposed> proposed, @Nullable UUID asked) {
        List<Waiting> shown =
                rows.stream().filter(row -> proposed.containsKey(row.id())).toList();
        Waiting row = shown.stream()
                .filter(one -> one.id().value().equals(asked))
                .findFirst()
                .orElse(shown.isEmpty() ? null : shown.getFirst());
        Proposed own = row == null ? null : proposed.get(row.id());
        return row == null || own == null
                ? null
                : new ReviewPage.Chosen(
                        row,
                        own,
                        flags.of(company, List.of(row.id())),
                        decisions.latest(company, row.id()).orElse(null));
    }

    @GetMapping(params = "format")
    void export(
            @RequestParam(defaultValue = "ALL") Kind which,
            @RequestParam(defaultValue = "") String q,
            @RequestParam String format,
            Caller caller,
            HttpServletResponse response) {
        caller.must(Permission.VIEW);
        downloads.send(
                ReviewTable.of((page, size) -> queue.list(caller.company(), which, text(q), page, size)),
                format,
                response);
    }

    private static @Nullable String text(String q) {
        return q.isBlank() ? null : q.strip();
    }
}
