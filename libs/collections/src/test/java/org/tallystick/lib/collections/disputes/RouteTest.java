package org.tallystick.lib.collections.disputes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

class RouteTest {
    private static final List<Route<String, String>> LINES = List.of(
            new Route<>(null, "ACME", null, "Ada"),
            new Route<>("PRICE", null, of("1000.00", "EUR"), "controller"),
            new Route<>("PRICE", null, null, "sales"));

    @Test
    void theFirstLineThatFitsNamesTheOwner() {
        assertThat(Route.owner(LINES, "PRICE", "ACME", of("5000.00", "EUR"))).contains("Ada");
        assertThat(Route.owner(LINES, "PRICE", "Mercy", of("1000.00", "EUR"))).contains("controller");
        assertThat(Route.owner(LINES, "PRICE", "Mercy", of("999.99", "EUR"))).contains("sales");
    }

    @Test
    void anAmountIsComparedInItsOwnCurrencyAlone() {
        assertThat(Route.owner(LINES, "PRICE", "Mercy", of("5000.00", "USD"))).contains("sales");
    }

    @Test
    void whereNoLineFitsThereIsNoOwner() {
        assertThat(Route.owner(LINES, "QUALITY", "Mercy", of("10.00", "EUR"))).isEmpty();
    }

    private static Money of(String amount, String currency) {
        return Money.of(amount, CurrencyCode.of(currency));
    }
}
