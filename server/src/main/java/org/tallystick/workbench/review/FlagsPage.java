package org.tallystick.workbench.review;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.cashapp.FlagRule;
import org.tallystick.cashapp.FlagVerdict;
import org.tallystick.cashapp.PaymentFlag;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.Shell;

/** The flags on payments, with what people made of them. */
public record FlagsPage(@Nullable FlagRule rule, boolean decided, Page<PaymentFlag> flags, Map<String, String> people) {
    public FlagsPage {
        people = Map.copyOf(people);
    }

    public static final List<Choice> RULES = List.of(FlagRule.values()).stream()
            .map(rule -> new Choice(rule.name(), rule.title()))
            .toList();
    public static final List<Choice> VERDICTS = List.of(FlagVerdict.values()).stream()
            .map(verdict -> new Choice(verdict.name(), verdict.title()))
            .toList();

    public String personOf(PaymentFlag.Decided decided) {
        return Objects.requireNonNullElse(people.get(decided.by()), decided.by());
    }

    /** {@code 3 flags wait for a decision}. */
    public String summary(Shell shell) {
        String count = shell.count(flags.total()) + (flags.total() == 1 ? " flag" : " flags");
        return decided ? count : count + (flags.total() == 1 ? " waits" : " wait") + " for a decision";
    }

    public static Tone tone(FlagRule rule) {
        return switch (rule) {
            case DUPLICATE, NEW_ACCOUNT -> Tone.BAD;
            case PAYER_MISMATCH, OTHER_COMPANY, UNUSUAL_AMOUNT, MORE_THAN_OWED -> Tone.WARN;
            case BEFORE_INVOICE -> Tone.INFO;
        };
    }
}
