package org.tallystick.workbench.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.cashapp.MatchRule;
import org.tallystick.cashapp.RuleChange;
import org.tallystick.cashapp.RuleDesk;
import org.tallystick.cashapp.RuleRecords;
import org.tallystick.cashapp.Rulebook;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** What each matching rule has proved, and who lets it post by itself. */
@Controller
@RequestMapping("/c/{code}/cash-review/rules")
class RulesController {
    private final RuleRecords records;
    private final RuleDesk desk;
    private final ActorNames names;
    private final Transactions transactions;

    RulesController(RuleRecords records, RuleDesk desk, ActorNames names, Transactions transactions) {
        this.records = records;
        this.desk = desk;
        this.names = names;
        this.transactions = transactions;
    }

    @GetMapping
    String list(Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        List<RuleChange> changes = records.changes(company);
        Rulebook book = records.read(company);
        Map<MatchRule, List<Boolean>> postings = records.postings(company, MatchRule.all());
        List<RulesPage.Row> rows = MatchRule.all().stream()
                .map(rule -> RulesPage.row(rule, book.of(rule), postings, changes))
                .toList();
        model.addAttribute("page", new RulesPage(rows, changes, people(changes)));
        return "workbench/review/rules";
    }

    @GetMapping("/{rule}")
    String show(@PathVariable String rule, @RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        MatchRule found = find(rule);
        List<RuleChange> changes = records.changes(company).stream()
                .filter(change -> change.rule().equals(found))
                .toList();
        RulesPage.Row row = RulesPage.row(
                found, records.read(company).of(found), records.postings(company, List.of(found)), changes);
        model.addAttribute(
                "page",
                new RulePage(row, records.sinceReview(company, found, page, Page.SIZE), changes, people(changes)));
        return "workbench/review/rule";
    }

    @PostMapping("/{rule}/promotion")
    View promote(
            @PathVariable String rule,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        MatchRule found = find(rule);
        run(caller, () -> desk.promote(caller, found, reason));
        return done(shell, found, answer, "From the next payment on it posts by itself.");
    }

    @PostMapping("/{rule}/suspension")
    View suspend(
            @PathVariable String rule,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        MatchRule found = find(rule);
        run(caller, () -> desk.suspend(caller, found, reason));
        return done(shell, found, answer, "From the next payment on it only suggests.");
    }

    @PostMapping("/{rule}/review")
    View review(
            @PathVariable String rule,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        MatchRule found = find(rule);
        run(caller, () -> desk.review(caller, found, reason));
        return done(shell, found, answer, "It suggests again; its cases count from the beginning.");
    }

    private void run(Caller caller, Runnable deed) {
        transactions.in(CompanyScope.of(caller.company()), () -> {
            deed.run();
            return caller;
        });
    }

    private static View done(Shell shell, MatchRule rule, RedirectAttributes answer, String notice) {
        answer.addFlashAttribute("notice", notice);
        return SeeOther.page(shell, "/cash-review/rules/" + rule.id());
    }

    private static MatchRule find(String rule) {
        return MatchRule.of(rule).orElseThrow(() -> Refusal.notFound("matching rule"));
    }

    private Map<String, String> people(List<RuleChange> changes) {
        Map<String, String> people = new HashMap<>();
        changes.forEach(change -> people.computeIfAbsent(change.by(), names::of));
        return people;
    }
}
