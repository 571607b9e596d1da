package org.tallystick.einvoices;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.rules.CheckOutcome;
import org.tallystick.lib.einvoice.rules.Finding;
import org.tallystick.lib.einvoice.rules.RuleKind;
import org.tallystick.lib.einvoice.rules.RuleSet;
import org.tallystick.lib.einvoice.rules.RuleSets;
import org.tallystick.lib.einvoice.rules.Rules;
import org.tallystick.lib.einvoice.rules.Syntax;

/**
 * Asks the official rules, with a limit of time. An engine that fails or takes too long has said nothing: that is an answer of
 * its own, never a broken rule. Rule sets are compiled once in the life of the server.
 */
@Component
class OfficialRules {
    private static final Logger log = LoggerFactory.getLogger(OfficialRules.class);
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final int TRIES = 2;

    private final Engine engine;
    private final Duration longest;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("official-rules-", 1).factory());

    @Autowired
    OfficialRules() {
        this(Rules::check, LONGEST);
    }

    OfficialRules(Engine engine, Duration longest) {
        this.engine = engine;
        this.longest = longest;
    }

    /** Whatever answers for rules. */
    interface Engine {
        CheckOutcome check(byte[] document, RuleKind kind, LocalDate on) throws InterruptedException;
    }

    /** What came of asking. */
    sealed interface Answer {
        record Asked(List<Finding> findings) implements Answer {
            public Asked {
                findings = List.copyOf(findings);
            }
        }

        record NotAsked(String reason) implements Answer {}
    }

    /** The releases in force on a day for what an invoice says it follows: {@code EN16931 1.3.15, XRECHNUNG 3.0.2}. */
    static String releases(EInvoice invoice, Syntax syntax, LocalDate on) {
        return RuleSets.kindsFor(invoice).stream()
                .flatMap(kind -> RuleSets.inForce(kind, syntax, on).stream())
                .map(OfficialRules::release)
                .collect(Collectors.joining(", "));
    }

    private static String release(RuleSet set) {
        return set.kind() + " " + set.version();
    }

    Answer ask(byte[] document, EInvoice invoice, LocalDate on) {
        List<Finding> findings = new ArrayList<>();
        for (RuleKind kind : RuleSets.kindsFor(invoice)) {
            switch (patiently(document, kind, on)) {
                case CheckOutcome.Checked checked -> findings.addAll(checked.findings());
                case CheckOutcome.NotChecked(String reason) -> {
                    log.warn("The rules of {} could not be asked: {}", kind.id(), reason);
                    return new Answer.NotAsked(reason);
                }
            }
        }
        return new Answer.Asked(findings);
    }

    /** What failed once is tried once more before it counts as failed. */
    private CheckOutcome patiently(byte[] document, RuleKind kind, LocalDate on) {
        CheckOutcome outcome = within(document, kind, on);
        for (int tries = 1; tries < TRIES && outcome instanceof CheckOutcome.NotChecked; tries++) {
            outcome = within(document, kind, on);
        }
        return outcome;
    }

    private CheckOutcome within(byte[] document, RuleKind kind, LocalDate on) {
        Future<CheckOutcome> asked = threads.submit(() -> engine.check(document, kind, on));
        try {
            return asked.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            return new CheckOutcome.NotChecked("no answer within " + longest.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return new CheckOutcome.NotChecked("interrupted");
        } catch (ExecutionException e) {
            return new CheckOutcome.NotChecked("the engine failed");
        }
    }
}
