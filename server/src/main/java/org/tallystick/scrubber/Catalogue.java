package org.tallystick.scrubber;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.platform.Refusal;

/** All rules by code. A code is never given to another rule. */
public final class Catalogue {
    private static final List<Rule> ALL = Stream.of(
                    SellerRules.all(),
                    BuyerRules.all(),
                    TaxRules.all(),
                    TotalsRules.all(),
                    TextRules.all(),
                    DuplicateRules.all(),
                    DateRules.all(),
                    HistoryRules.all(),
                    OrderRules.all(),
                    ContractRules.all())
            .flatMap(List::stream)
            .sorted(Comparator.comparing(Rule::code))
            .toList();

    private static final Map<String, Rule> BY_CODE =
            ALL.stream().collect(Collectors.toMap(Rule::code, Function.identity()));

    private Catalogue() {}

    public static List<Rule> all() {
        return ALL;
    }

    public static Rule get(String code) {
        Rule rule = BY_CODE.get(code);
        if (rule == null) {
            throw Refusal.notFound("rule");
        }
        return rule;
    }
}
