package org.tallystick.lib.einvoice.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tallystick.lib.einvoice.Problem;
import org.tallystick.lib.einvoice.ReadLimits;
import org.tallystick.lib.einvoice.cii.Cii;
import org.tallystick.lib.einvoice.rules.CheckOutcome.Checked;
import org.tallystick.lib.einvoice.rules.CheckOutcome.NotChecked;
import org.tallystick.lib.einvoice.ubl.Ubl;
import org.tallystick.lib.einvoice.xml.XmlLook;

/**
 * Asks the official rules about a document. The first question to a rule set compiles it, which takes seconds; it is
 * compiled once in the life of the program. Takes no longer than the document is large, but sets no limit of time: that is
 * up to whoever runs it.
 */
public final class Rules {
    private Rules() {}

    /** Whatever answers for a rule set. */
    interface Engine {
        List<Finding> findings(byte[] document, RuleSet ruleSet) throws Exception;
    }

    private static final Engine OFFICIAL = (document, ruleSet) -> ruleSet.kind() == RuleKind.SCHEMA
            ? Schemas.findings(document, ruleSet)
            : Stylesheets.findings(document, ruleSet);

    /** The rules of somebody in force on a day, in the syntax the document is written in. */
    public static CheckOutcome check(byte[] document, RuleKind kind, LocalDate on) {
        Syntax syntax = syntax(document).orElse(Syntax.UBL);
        Optional<RuleSet> ruleSet = RuleSets.inForce(kind, syntax, on);
        return ruleSet.isPresent()
                ? check(document, ruleSet.get())
                : new NotChecked("%s has no rules for %s.".formatted(kind.id(), syntax));
    }

    /** One rule set. A document that is no invoice of its syntax has one fatal finding that says so. */
    public static CheckOutcome check(byte[] document, RuleSet ruleSet) {
        return check(document, ruleSet, OFFICIAL);
    }

    static CheckOutcome check(byte[] document, RuleSet ruleSet, Engine engine) {
        return switch (XmlLook.at(document, ReadLimits.defaults())) {
            case XmlLook.Refused refused -> unread(ruleSet, refused.problem());
            case XmlLook.Root root when recognises(root, ruleSet.syntax()) -> ask(document, ruleSet, engine);
            case XmlLook.Root root ->
                new Checked(
                        ruleSet,
                        List.of(new Finding(
                                "FILE-UNKNOWN",
                                Finding.Level.FATAL,
                                "/" + root.name(),
                                "This is no invoice in the syntax " + ruleSet.syntax() + ".")));
        };
    }

    /** An engine may fail in any way, errors of the virtual machine included; that says nothing about the document. */
    private static CheckOutcome ask(byte[] document, RuleSet ruleSet, Engine engine) {
        try {
            return new Checked(ruleSet, engine.findings(document, ruleSet));
        } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
            return new NotChecked("%s %s: %s"
                    .formatted(
                            ruleSet.kind().id(), ruleSet.version(), e.getClass().getSimpleName()));
        }
    }

    private static Checked unread(RuleSet ruleSet, Problem problem) {
        String location = "line %d, column %d"
                .formatted(problem.location().line(), problem.location().column());
        String text = problem.message(Problem.catalogue(Locale.ENGLISH));
        return new Checked(ruleSet, List.of(new Finding(problem.code().text(), Finding.Level.FATAL, location, text)));
    }

    /** The syntax a document is written in, by its root element. */
    public static Optional<Syntax> syntax(byte[] document) {
        return XmlLook.at(document, ReadLimits.defaults()) instanceof XmlLook.Root root
                ? List.of(Syntax.values()).stream()
                        .filter(syntax -> recognises(root, syntax))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean recognises(XmlLook.Root root, Syntax syntax) {
        return syntax == Syntax.UBL ? Ubl.recognises(root) : Cii.recognises(root);
    }
}
