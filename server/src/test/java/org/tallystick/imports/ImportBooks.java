package org.tallystick.imports;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.tallystick.access.Caller;
import org.tallystick.customers.Customers;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.ledger.JournalBook;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.receivables.OpenItems;

/** A new company of the tests and what stands in its books. */
@TestComponent
class ImportBooks {
    static final CurrencyCode EUR = CurrencyCode.of("EUR");

    @Autowired
    Companies companies;

    @Autowired
    ImportDesk desk;

    @Autowired
    Customers customers;

    @Autowired
    OpenItems items;

    @Autowired
    BankAccounts bankAccounts;

    @Autowired
    ExchangeRates rates;

    @Autowired
    JournalBook journal;

    Caller newCompany() {
        Company made = companies.create(new Company(
                CompanyId.next(),
                "I" + Ids.next().toString().substring(24).toUpperCase(Locale.ROOT),
                "Import Company",
                EUR,
                "DE",
                ZoneId.of("Europe/Berlin"),
                null,
                Company.Letterhead.EMPTY));
        return Caller.commandLine(made.id());
    }

    static <T> T in(Caller caller, Supplier<T> work) {
        return CompanyScope.of(caller.company()).call(work::get);
    }

    ImportDesk.Report dryRun(Caller caller, ImportKind kind, String file, String map) {
        return in(
                caller,
                () -> desk.check(
                        caller,
                        kind,
                        () -> new ByteArrayInputStream(bytes(file)),
                        ImportMapping.parse(map),
                        Progress.unwatched()));
    }

    UUID receive(Caller caller, ImportKind kind, byte[] file, String map) {
        return in(caller, () -> desk.receive(caller, kind, "file.csv", file, ImportMapping.parse(map)));
    }

    ImportResult take(Caller caller, ImportKind kind, String file, String map, boolean atomic) {
        return take(caller, receive(caller, kind, bytes(file), map), atomic);
    }

    ImportResult take(Caller caller, UUID batch, boolean atomic) {
        return in(caller, () -> desk.takeNow(caller, batch, atomic, Progress.unwatched()));
    }

    void bankAccount(Caller caller, String currency) {
        in(
                caller,
                () -> bankAccounts.add(
                        caller,
                        new BankAccount(
                                Ids.next(),
                                "Main " + currency,
                                null,
                                null,
                                "1" + currency,
                                CurrencyCode.of(currency),
                                "1000",
                                true)));
    }

    void rate(Caller caller, String currency, LocalDate on, String rate) {
        CompanyScope.of(caller.company())
                .run(() -> rates.add(caller, CurrencyCode.of(currency), on, new BigDecimal(rate), "test"));
    }

    Money control(Caller caller, AccountRole role, CurrencyCode currency) {
        return in(caller, () -> journal.balancesOf(caller.company(), role, LocalDate.of(2100, 1, 1))).stream()
                .filter(money -> money.currency().equals(currency))
                .findFirst()
                .orElse(Money.zero(currency));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
