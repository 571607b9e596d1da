package org.tallystick.latefees;

import java.time.LocalDate;
import java.util.List;
import org.tallystick.lib.collections.fees.LateFee;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How interest adds up, as it is kept with the fee: days and numbers as text, amounts in the currency of the fee. */
final class SpansJson {
    private static final JsonMapper json = JsonMapper.shared();

    private SpansJson() {}

    private record Kept(String from, String through, String open, String yearly, int days, int daysOfYear) {}

    static String write(List<LateFee.Span> spans) {
        return json.writeValueAsString(spans.stream()
                .map(span -> new Kept(
                        span.from().toString(),
                        span.through().toString(),
                        span.open().toPlainString(),
                        span.yearly().value().toPlainString(),
                        span.days(),
                        span.daysOfYear()))
                .toList());
    }

    static List<LateFee.Span> read(String kept, CurrencyCode currency) {
        return json.readValue(kept, new TypeReference<List<Kept>>() {}).stream()
                .map(span -> new LateFee.Span(
                        LocalDate.parse(span.from()),
                        LocalDate.parse(span.through()),
                        Money.of(span.open(), currency),
                        Percent.of(span.yearly()),
                        span.days(),
                        span.daysOfYear()))
                .toList();
    }
}
