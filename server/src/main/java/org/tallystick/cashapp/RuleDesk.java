package org.tallystick.cashapp;

import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.matching.promotion.Standing;
import org.tallystick.lib.matching.promotion.Standing.State;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Where rules are promoted by a person, stopped by their mistakes or by a person, and made to suggest again. */
@Service
@Transactional
public class RuleDesk {
    private final RuleRecords records;
    private final AuditLog audit;
    private final BusinessClock clock;

    RuleDesk(RuleRecords records, AuditLog audit, BusinessClock clock) {
        this.records = records;
        this.audit = audit;
        this.clock = clock;
    }

    /** Lets a rule settle by itself from the next payment on, when its confirmed cases prove it. */
    public void promote(Caller caller, MatchRule rule, String reason) {
        caller.must(Permission.PROMOTE_RULES);
        if (caller.actor().kind() != Actor.Kind.PERSON) {
            throw Refusal.invalid(
                    "APPROVER_NOT_NAMED", "A rule is promoted by a person; log in and do it under Matching rules.");
        }
        Standing standing = locked(caller, rule, reason);
        requireState(standing, State.SUGGEST, "Only a rule that suggests is promoted.");
        if (!standing.mayBePromoted()) {
            throw Refusal.conflict("RULE_NOT_PROVEN", whyNot(standing));
        }
        change(caller, rule, standing, each -> each.promote(caller.actor().reference()), "promote", reason);
    }

    private static String whyNot(Standing standing) {
        if (standing.wrongCustomers() > 0) {
            return "It once took somebody else's items; a rule with a wrong customer is not promoted.";
        }
        return "It was right in " + standing.confidence().right() + " of " + standing.cases()
                + " confirmed cases, which proves " + standing.confidence().score() + "; it takes "
                + Standing.FEWEST_CASES + " cases and " + Standing.BOUND + ". Confirm more of its suggestions first.";
    }

    /** Stops a rule: from the next payment on it only suggests. */
    public void suspend(Caller caller, MatchRule rule, String reason) {
        caller.must(Permission.ALLOCATE);
        Standing standing = locked(caller, rule, reason);
        requireState(standing, State.PROMOTED, "Only a rule that posts by itself is suspended.");
        change(caller, rule, standing, Standing::suspend, "suspend", reason);
    }

    /** What it posted was looked through: it suggests again, and its cases count from the beginning. */
    public void review(Caller caller, MatchRule rule, String reason) {
        caller.must(Permission.PROMOTE_RULES);
        Standing standing = locked(caller, rule, reason);
        requireState(standing, State.SUSPENDED, "Only a suspended rule is reviewed.");
        change(caller, rule, standing, Standing::reviewed, "review", reason);
    }

    /** Looks at the last postings of a rule after one was taken back, and stops the rule when they are too often wrong. */
    void watch(Caller caller, MatchRule rule, boolean wrongCustomer) {
        CompanyId company = caller.company();
        records.lock(company);
        Standing standing = records.read(company).of(rule);
        List<Boolean> postings = records.postings(company, List.of(rule)).getOrDefault(rule, List.of());
        if (standing.watched(postings, wrongCustomer).state() == standing.state()) {
            return;
        }
        long wrong = postings.stream().filter(stands -> !stands).count();
        change(
                caller,
                rule,
                standing,
                each -> each.watched(postings, wrongCustomer),
                "suspend",
                wrongCustomer
                        ? "It settled another customer's items."
                        : wrong + " of its last " + postings.size() + " automatic postings were taken back.");
    }

    private Standing locked(Caller caller, MatchRule rule, String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is kept with the fact.");
        }
        records.lock(caller.company());
        return records.read(caller.company()).of(rule);
    }

    private static void requireState(Standing standing, State state, String sentence) {
        if (standing.state() != state) {
            throw Refusal.conflict("RULE_STATE", sentence + " Load the page again; somebody may have been quicker.");
        }
    }

    private void change(
            Caller caller, MatchRule rule, Standing before, UnaryOperator<Standing> step, String deed, String reason) {
        Standing after = step.apply(before);
        var change = new RuleChange(
                rule,
                after.state(),
                before.cases(),
                before.errors(),
                before.wrongCustomers(),
                before.confidence().score(),
                reason.strip(),
                clock.now(),
                caller.actor().reference());
        records.insert(caller.company(), change);
        audit.record(
                caller,
                AuditEvent.of(
                                "matching-rule." + deed,
                                "matching rule",
                                caller.company().value(),
                                rule.id())
                        .fact("rule", rule.id())
                        .fact("version", rule.version())
                        .fact("state", after.state())
                        .fact("cases", before.cases())
                        .fact("errors", before.errors())
                        .fact("wrongCustomers", before.wrongCustomers())
                        .fact("bound", before.confidence().score())
                        .because(reason.strip()));
    }
}
