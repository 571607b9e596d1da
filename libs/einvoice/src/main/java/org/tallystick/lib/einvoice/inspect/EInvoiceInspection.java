package org.tallystick.lib.einvoice.inspect;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.Location;
import org.tallystick.lib.einvoice.Problem;
import org.tallystick.lib.einvoice.ProblemCode;
import org.tallystick.lib.einvoice.Severity;
import org.tallystick.lib.einvoice.checks.Checks;
import org.tallystick.lib.einvoice.checks.Fault;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.rules.CheckOutcome;
import org.tallystick.lib.einvoice.rules.Finding;
import org.tallystick.lib.einvoice.rules.RuleKind;
import org.tallystick.lib.einvoice.rules.RuleSets;
import org.tallystick.lib.einvoice.rules.Rules;
import org.tallystick.lib.einvoice.rules.Syntax;
import org.tallystick.lib.money.CurrencyCode;

/**
 * Sums up an electronic invoice as a tree of maps, lists and strings, ready for JSON: {@code file, format, version,
 * problems:[{severity, code, location, message}], profile, kind, number, issued, due, currency, seller, buyer, net, tax,
 * gross, payable, lines} and, when rules are asked for, {@code rules:{set: {fatal:[ids], warning:[ids]}}}. Sums of the
 * document that do not add up are problems under the id of their rule.
 */
public final class EInvoiceInspection {
    /** The profiles of Factur-X that carry no lines, and need none. */
    private static final List<String> WITHOUT_LINES = List.of("minimum", "basicwl");

    private final ResourceBundle catalogue;
    private final ResourceBundle faults;
    private final List<Map<String, Object>> problems = new ArrayList<>();

    private EInvoiceInspection(Locale locale) {
        catalogue = Problem.catalogue(locale);
        faults = Fault.catalogue(locale);
    }

    /** The summary of one file without any rules; {@code file} is the name to show. */
    public static Map<String, @Nullable Object> of(String file, byte[] content, Locale locale) {
        return of(file, content, List.of(), null, locale);
    }

    /**
     * The summary of one file, with what the rules of some publishers say.
     *
     * @param on the day whose rules count, or null for the newest there are
     */
    public static Map<String, @Nullable Object> of(
            String file, byte[] content, List<RuleKind> kinds, @Nullable LocalDate on, Locale locale) {
        return new EInvoiceInspection(locale).inspect(file, EInvoiceFile.open(content), kinds, on);
    }

    private Map<String, @Nullable Object> inspect(
            String file, EInvoiceFile opened, List<RuleKind> kinds, @Nullable LocalDate on) {
        opened.reading().problems().forEach(this::add);
        EInvoice invoice = opened.reading().content();
        if (invoice != null && hasSums(invoice)) {
            Checks.totals(invoice).forEach(this::add);
        }
        Map<String, @Nullable Object> found = new LinkedHashMap<>();
        found.put("file", file);
        found.put("format", opened.format() == null ? null : opened.format().id());
        found.put("version", opened.version());
        found.put("problems", problems);
        if (invoice != null) {
            describe(found, invoice);
        }
        if (opened.xml() != null && opened.syntax() != null && !kinds.isEmpty()) {
            found.put("rules", rules(opened.xml(), opened.syntax(), kinds, on));
        }
        return found;
    }

    private static boolean hasSums(EInvoice invoice) {
        String profile = Objects.requireNonNullElse(invoice.specification(), "").toLowerCase(Locale.ROOT);
        return WITHOUT_LINES.stream().noneMatch(profile::contains);
    }

    private static void describe(Map<String, @Nullable Object> found, EInvoice invoice) {
        String currency = invoice.currency();
        found.put("profile", invoice.specification());
        found.put("kind", invoice.isCreditNote() ? "credit note" : "invoice");
        found.put("number", invoice.number());
        found.put("issued", text(invoice.issuedOn()));
        found.put("due", text(invoice.payment().dueOn()));
        found.put("currency", currency);
        found.put("seller", invoice.seller() == null ? null : invoice.seller().name());
        found.put("buyer", invoice.buyer() == null ? null : invoice.buyer().name());
        found.put("net", amount(invoice.totals().net(), currency));
        found.put("tax", amount(invoice.totals().tax(), currency));
        found.put("gross", amount(invoice.totals().gross(), currency));
        found.put("payable", amount(invoice.totals().payable(), currency));
        found.put("lines", invoice.lines().size());
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** With the digits of the currency, or with more where the document has more. */
    private static @Nullable String amount(@Nullable BigDecimal amount, @Nullable String currency) {
        if (amount == null) {
            return null;
        }
        int digits = currency != null && CurrencyCode.isKnown(currency)
                ? CurrencyCode.of(currency).digits()
                : 0;
        int needed = Math.max(0, amount.stripTrailingZeros().scale());
        return amount.setScale(Math.max(digits, needed)).toPlainString();
    }

    private Map<String, Object> rules(byte[] xml, Syntax syntax, List<RuleKind> kinds, @Nullable LocalDate on) {
        Map<String, Object> rules = new LinkedHashMap<>();
        for (RuleKind kind : kinds) {
            rules.put(kind.id(), answer(check(xml, syntax, kind, on), kind));
        }
        return rules;
    }

    private static CheckOutcome check(byte[] xml, Syntax syntax, RuleKind kind, @Nullable LocalDate on) {
        if (on != null) {
            return Rules.check(xml, kind, on);
        }
        return RuleSets.newest(kind, syntax)
                .map(ruleSet -> Rules.check(xml, ruleSet))
                .orElseGet(() -> new CheckOutcome.NotChecked("there are none for " + syntax + "."));
    }

    private Map<String, Object> answer(CheckOutcome outcome, RuleKind kind) {
        return switch (outcome) {
            case CheckOutcome.NotChecked(String reason) -> {
                add(Problem.of(Severity.ERROR, ProblemCode.NOT_CHECKED, Location.file(), kind.id(), reason));
                yield Map.of("notChecked", reason);
            }
            case CheckOutcome.Checked checked -> {
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("version", checked.ruleSet().version());
                answer.put("fatal", ids(checked, Finding.Level.FATAL));
                answer.put("warning", ids(checked, Finding.Level.WARNING));
                answer.put(
                        "findings",
                        checked.findings().stream().map(EInvoiceInspection::row).toList());
                yield answer;
            }
        };
    }

    private static List<String> ids(CheckOutcome.Checked checked, Finding.Level level) {
        return checked.of(level).map(Finding::rule).distinct().toList();
    }

    private static Map<String, Object> row(Finding finding) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("rule", finding.rule());
        row.put("level", finding.level().name().toLowerCase(Locale.ROOT));
        row.put("location", finding.location());
        row.put("text", finding.text());
        return row;
    }

    private void add(Problem problem) {
        if (problem.severity() != Severity.INFO) {
            problems.add(row(
                    problem.severity().blocks() ? "error" : "warning",
                    problem.code().text(),
                    problem.location().text(catalogue),
                    problem.message(catalogue)));
        }
    }

    private void add(Fault fault) {
        problems.add(row("error", fault.rule(), fault.field(), fault.message(faults)));
    }

    private static Map<String, Object> row(String severity, String code, String location, String message) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("severity", severity);
        row.put("code", code);
        row.put("location", location);
        row.put("message", message);
        return row;
    }

    /** Whether something was found that a person should look at: a problem, or a fatal finding of the rules. */
    public static boolean hasFindings(Map<String, @Nullable Object> summary) {
        boolean problems = summary.get("problems") instanceof List<?> found && !found.isEmpty();
        boolean fatal = Optional.ofNullable(summary.get("rules"))
                .filter(Map.class::isInstance)
                .map(rules -> ((Map<?, ?>) rules).values().stream().anyMatch(EInvoiceInspection::isFatal))
                .orElse(false);
        return problems || fatal;
    }

    private static boolean isFatal(@Nullable Object answer) {
        return answer instanceof Map<?, ?> found && found.get("fatal") instanceof List<?> fatal && !fatal.isEmpty();
    }
}
