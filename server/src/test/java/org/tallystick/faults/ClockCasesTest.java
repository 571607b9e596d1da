package org.tallystick.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.Aging;
import org.tallystick.insights.AgingQuery;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.SettableClock;
import org.tallystick.receivables.OpenItem;
import org.tallystick.testing.BooksAreClean;
import org.tallystick.testing.IntegrationTest;

/** Whatever the clock and the place, a day is the company's day: months' ends, leap days, changed clocks, skipped days. */
@IntegrationTest
class ClockCasesTest {
    private static final Money GROSS = Money.of("119.00", Trading.EUR);
    private static final Money NONE = Money.zero(Trading.EUR);

    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @ParameterizedTest(name = "{1} in {0} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            Pacific/Kiritimati  | 2026-12-31T09:59:59Z | 2026-12-31
            Pacific/Kiritimati  | 2026-12-31T10:00:00Z | 2027-01-01
            Pacific/Pago_Pago   | 2027-01-01T10:59:59Z | 2026-12-31
            Pacific/Pago_Pago   | 2027-01-01T11:00:00Z | 2027-01-01
            UTC                 | 2026-12-31T23:59:59Z | 2026-12-31
            UTC                 | 2027-01-01T00:00:00Z | 2027-01-01
            Europe/Berlin       | 2026-03-28T22:59:59Z | 2026-03-28
            Europe/Berlin       | 2026-03-28T23:00:00Z | 2026-03-29
            Europe/Berlin       | 2026-03-29T21:59:59Z | 2026-03-29
            Europe/Berlin       | 2026-03-29T22:00:00Z | 2026-03-30
            Europe/Berlin       | 2026-10-24T21:59:59Z | 2026-10-24
            Europe/Berlin       | 2026-10-24T22:00:00Z | 2026-10-25
            Europe/Berlin       | 2026-10-25T22:59:59Z | 2026-10-25
            Europe/Berlin       | 2026-10-25T23:00:00Z | 2026-10-26
            America/New_York    | 2026-03-08T04:59:59Z | 2026-03-07
            America/New_York    | 2026-03-08T05:00:00Z | 2026-03-08
            America/New_York    | 2026-03-09T03:59:59Z | 2026-03-08
            America/New_York    | 2026-03-09T04:00:00Z | 2026-03-09
            America/New_York    | 2026-11-01T03:59:59Z | 2026-10-31
            America/New_York    | 2026-11-01T04:00:00Z | 2026-11-01
            America/New_York    | 2026-11-02T04:59:59Z | 2026-11-01
            America/New_York    | 2026-11-02T05:00:00Z | 2026-11-02
            America/Sao_Paulo   | 2018-11-04T02:59:59Z | 2018-11-03
            America/Sao_Paulo   | 2018-11-04T03:00:00Z | 2018-11-04
            America/Sao_Paulo   | 2018-11-05T01:59:59Z | 2018-11-04
            America/Sao_Paulo   | 2018-11-05T02:00:00Z | 2018-11-05
            America/Sao_Paulo   | 2026-11-04T02:59:59Z | 2026-11-03
            America/Sao_Paulo   | 2026-11-04T03:00:00Z | 2026-11-04
            Pacific/Apia        | 2011-12-30T09:59:59Z | 2011-12-29
            Pacific/Apia        | 2011-12-30T10:00:00Z | 2011-12-31
            Asia/Kathmandu      | 2024-02-28T18:14:59Z | 2024-02-28
            Asia/Kathmandu      | 2024-02-28T18:15:00Z | 2024-02-29
            Asia/Kathmandu      | 2024-02-29T18:14:59Z | 2024-02-29
            Asia/Kathmandu      | 2024-02-29T18:15:00Z | 2024-03-01
            Australia/Lord_Howe | 2026-04-04T12:59:59Z | 2026-04-04
            Australia/Lord_Howe | 2026-04-04T13:00:00Z | 2026-04-05
            """)
    void todayIsTheCompanysDay(String zone, Instant moment, LocalDate today) {
        Trading trading = company(ZoneId.of(zone));
        clock.set(moment);

        assertThat(beans.getBean(BusinessClock.class).today(trading.company().id()))
                .isEqualTo(today);
    }

    /** Billed at a minute to midnight; the item is not overdue until the day after its due date begins in that place. */
    @ParameterizedTest(name = "{1} billed {2} in {0} falls due {3}")
    @CsvSource(delimiter = '|', textBlock = """
            Europe/Berlin      | NET 0   | 2024-02-28 | 2024-02-28
            Europe/Berlin      | NET 1   | 2024-02-28 | 2024-02-29
            Europe/Berlin      | NET 1   | 2023-02-28 | 2023-03-01
            Europe/Berlin      | NET 30  | 2024-01-30 | 2024-02-29
            Europe/Berlin      | NET 30  | 2026-01-31 | 2026-03-02
            Europe/Berlin      | NET 1   | 2026-03-28 | 2026-03-29
            Europe/Berlin      | NET 1   | 2026-10-24 | 2026-10-25
            Europe/Berlin      | EOM 0   | 2024-02-01 | 2024-02-29
            Europe/Berlin      | EOM 15  | 2026-01-31 | 2026-02-15
            Europe/Berlin      | PROX 31 | 2026-03-31 | 2026-04-30
            Europe/Berlin      | NET 1   | 2025-12-31 | 2026-01-01
            America/New_York   | NET 1   | 2026-03-07 | 2026-03-08
            America/New_York   | NET 0   | 2026-03-08 | 2026-03-08
            America/New_York   | NET 1   | 2025-10-31 | 2025-11-01
            America/New_York   | NET 0   | 2025-11-02 | 2025-11-02
            America/New_York   | NET 30  | 2025-12-31 | 2026-01-30
            America/New_York   | EOM 0   | 2026-02-28 | 2026-02-28
            America/New_York   | PROX 31 | 2024-01-15 | 2024-02-29
            America/Sao_Paulo  | NET 1   | 2024-11-02 | 2024-11-03
            America/Sao_Paulo  | NET 0   | 2024-02-29 | 2024-02-29
            America/Sao_Paulo  | NET 30  | 2025-10-31 | 2025-11-30
            Pacific/Kiritimati | NET 1   | 2025-12-31 | 2026-01-01
            Pacific/Kiritimati | EOM 0   | 2026-01-01 | 2026-01-31
            Pacific/Kiritimati | NET 30  | 2025-01-30 | 2025-03-01
            Pacific/Pago_Pago  | NET 1   | 2025-12-31 | 2026-01-01
            Pacific/Pago_Pago  | EOM 0   | 2026-02-01 | 2026-02-28
            Pacific/Pago_Pago  | NET 30  | 2024-01-31 | 2024-03-01
            Pacific/Apia       | NET 2   | 2025-12-30 | 2026-01-01
            Pacific/Apia       | NET 30  | 2025-12-29 | 2026-01-28
            Asia/Kathmandu     | EOM 0   | 2024-02-29 | 2024-02-29
            """)
    void anItemAgesFromTheMidnightOfItsPlace(String zone, String terms, LocalDate billedOn, LocalDate dueOn) {
        ZoneId place = ZoneId.of(zone);
        Trading trading = company(place);
        CompanyId company = trading.company().id();
        clock.set(billedOn.atTime(23, 59).atZone(place).toInstant());
        CustomerId acme = trading.customer("C-1", "Acme Corp", terms);
        InvoiceId invoice = trading.invoice(acme, "100.00", trading.today());

        OpenItem item = trading.item(invoice);

        assertThat(item.documentOn()).isEqualTo(billedOn);
        assertThat(item.dueOn()).isEqualTo(dueOn);
        for (int age : List.of(0, 1, 30, 31, 60, 61, 90, 91)) {
            LocalDate day = dueOn.plusDays(age);
            assertThat(buckets(company, day)).as("%s, %d days old", day, age).isEqualTo(expected(age));
        }
        startOf(dueOn, place);
        assertThat(buckets(company, trading.today())).isEqualTo(expected(0));
        clock.set(lastSecondOf(dueOn, place));
        assertThat(buckets(company, trading.today())).isEqualTo(expected(0));
        clock.set(lastSecondOf(dueOn, place).plusSeconds(1));
        assertThat(buckets(company, trading.today()).getFirst()).isEqualTo(NONE);
    }

    /** The server's own zone is no measure: money received on the company's today is not in the future. */
    @ParameterizedTest(name = "at {1} {0} receives money of {2}, none of {3}")
    @CsvSource(delimiter = '|', textBlock = """
            Pacific/Kiritimati | 2026-06-30T10:30:00Z | 2026-07-01 | 2026-07-02
            Pacific/Pago_Pago  | 2026-06-30T10:30:00Z | 2026-06-29 | 2026-06-30
            America/New_York   | 2026-07-01T03:59:59Z | 2026-06-30 | 2026-07-01
            Europe/Berlin      | 2026-06-30T22:00:00Z | 2026-07-01 | 2026-07-02
            """)
    void theFutureBeginsWithTheCompanysTomorrow(String zone, Instant moment, LocalDate today, LocalDate tomorrow) {
        Trading trading = company(ZoneId.of(zone));
        clock.set(moment);
        CustomerId acme = trading.customer("C-1", "Acme Corp");

        assertThatCode(() -> trading.receive(acme, "10.00", today)).doesNotThrowAnyException();
        assertThatThrownBy(() -> trading.receive(acme, "10.00", tomorrow)).isInstanceOf(Refusal.class);
    }

    /** The clock is put back or forward by an hour across midnight: dates already given stay as they are. */
    @ParameterizedTest(name = "a jump of {0} hours keeps what was dated")
    @CsvSource({"-1", "1"})
    void aJumpOfTheClockMovesNoDate(int hours) {
        ZoneId place = ZoneId.of("Europe/Berlin");
        Trading trading = company(place);
        clock.set(LocalDate.of(2026, 5, 31).atTime(23, 30).atZone(place).toInstant());
        CustomerId acme = trading.customer("C-1", "Acme Corp", "NET 30");
        InvoiceId first = trading.invoice(acme, "100.00", trading.today());

        clock.set(LocalDate.of(2026, 5, 31)
                .atTime(23, 30)
                .atZone(place)
                .toInstant()
                .plusSeconds(3600L * hours));
        InvoiceId second = trading.invoice(acme, "100.00", trading.today());

        assertThat(trading.item(first).dueOn()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(trading.item(second).dueOn())
                .isEqualTo(hours > 0 ? LocalDate.of(2026, 7, 1) : LocalDate.of(2026, 6, 30));
    }

    /** Its messages were due in another year: whether they are late is no question here. */
    private Trading company(ZoneId place) {
        Trading trading = Trading.in(beans, place);
        BooksAreClean.tolerate(trading.company().id(), "I45");
        return trading;
    }

    private void startOf(LocalDate day, ZoneId place) {
        clock.set(day.atStartOfDay(place).toInstant());
    }

    private static Instant lastSecondOf(LocalDate day, ZoneId place) {
        return day.atTime(LocalTime.of(23, 59, 59))
                .atZone(place)
                .withLaterOffsetAtOverlap()
                .toInstant();
    }

    private List<Money> buckets(CompanyId company, LocalDate asOf) {
        return CompanyScope.of(company)
                .call(() -> beans.getBean(Aging.class).totals(company, AgingQuery.on(asOf)))
                .getFirst()
                .buckets();
    }

    private static List<Money> expected(int age) {
        int bucket = age == 0 ? 0 : age <= 30 ? 1 : age <= 60 ? 2 : age <= 90 ? 3 : 4;
        return IntStream.range(0, 5)
                .mapToObj(each -> each == bucket ? GROSS : NONE)
                .toList();
    }
}
