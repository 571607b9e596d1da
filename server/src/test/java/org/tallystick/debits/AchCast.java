package org.tallystick.debits;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Trading;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.RunId;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.lib.bankfiles.nacha.AchEvent;
import org.tallystick.lib.bankfiles.nacha.AchReader;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment.AccountKind;
import org.tallystick.lib.bankfiles.nacha.RoutingNumber;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.payments.AchAccount;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.MandateDesk;
import org.tallystick.payments.MandateInput;
import org.tallystick.payments.Mandates;
import org.tallystick.payments.Originator;
import org.tallystick.payments.Originators;
import org.tallystick.platform.Ids;
import org.tallystick.platform.SettableClock;

/** A company that collects in US dollars through ACH, and short ways to do so. */
public final class AchCast {
    public static final CurrencyCode USD = CurrencyCode.of("USD");

    /** A Monday; payers told today are debited on the sixteenth at the earliest. */
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    public static final LocalDate COLLECTION = LocalDate.of(2026, 3, 16);
    static final RoutingNumber OWN_BANK = new RoutingNumber("121042882");

    private final ApplicationContext beans;
    private final Trading trading;
    private final UUID bank;

    public AchCast(ApplicationContext beans) {
        this.beans = beans;
        on(TODAY);
        trading = Trading.open(beans);
        bank = trading.call(() -> {
            var account = new BankAccount(Ids.next(), "Dollar account", null, null, "987654321", USD, "1000", false);
            for (LocalDate day : List.of(TODAY, COLLECTION, COLLECTION.plusDays(8))) {
                trading.bean(ExchangeRates.class).add(trading.caller(), USD, day, new BigDecimal("0.90"), "test");
            }
            return trading.bean(BankAccounts.class).add(trading.caller(), account);
        });
        originator(false);
    }

    public void originator(boolean balanced) {
        var originator = new Originator(
                OWN_BANK, OWN_BANK, "1234567890", new RoutingNumber("021000021"), "CHASE", "1234567890", balanced);
        run(() -> trading.bean(Originators.class).set(trading.caller(), bank, originator));
    }

    /** It is noon of that day. */
    public void on(LocalDate day) {
        beans.getBean(SettableClock.class)
                .set(day.atTime(12, 0).atZone(ZoneId.of("Europe/Berlin")).toInstant());
    }

    public Trading trading() {
        return trading;
    }

    public UUID bank() {
        return bank;
    }

    public CustomerId payer(String number, Mandate.Scheme scheme) {
        CustomerId customer = customer(number);
        mandate(customer, "A-" + number, scheme);
        return customer;
    }

    public CustomerId customer(String number) {
        var profile = new CustomerProfile(
                number,
                "Payer " + number,
                CustomerKind.BUSINESS,
                null,
                Locale.ENGLISH,
                USD,
                PaymentTerms.parse("NET 0"),
                null,
                DeliveryChannel.EMAIL,
                new PostalAddress("1 Main Street", "10001", "New York", "US"),
                null);
        return trading.call(() -> trading.bean(CustomerDesk.class).create(trading.caller(), profile));
    }

    UUID mandate(CustomerId customer, String reference, Mandate.Scheme scheme) {
        var input = new MandateInput(
                reference,
                LocalDate.of(2025, 11, 15),
                scheme,
                "Ada Lovelace",
                AchAccount.of("021000021", "123456789", AccountKind.CHECKING),
                "Signed form",
                null,
                null);
        return trading.call(() -> trading.bean(MandateDesk.class).add(trading.caller(), customer, input));
    }

    Mandate mandateOf(CustomerId customer) {
        return trading.call(() -> trading.bean(Mandates.class)
                .of(trading.company().id(), customer)
                .getFirst());
    }

    public InvoiceId invoice(CustomerId customer, String net) {
        String source = Ids.next().toString();
        var input = new ChargeInput(
                customer,
                "test",
                source,
                "Consulting " + source, // none looks as if it was billed before
                BigDecimal.ONE,
                "h",
                new BigDecimal(net),
                USD,
                "STANDARD",
                null,
                null,
                trading.today(),
                trading.today(),
                trading.today());
        trading.call(() ->
                trading.bean(ChargeDesk.class).record(trading.caller(), input).id());
        RunId run = trading.collect(trading.today(), trading.today(), customer);
        trading.post(run);
        InvoiceId invoice = trading.drafts(run).getFirst().invoice();
        if (invoice == null) {
            throw new IllegalStateException("run " + run + " posted nothing");
        }
        return invoice;
    }

    DebitOrder order(LocalDate collectOn) {
        return new DebitOrder(bank, collectOn, collectOn, 14, Set.of());
    }

    /** Made, its payers told at once, and handed to the bank. */
    public UUID run(LocalDate collectOn) {
        UUID run = trading.call(() -> trading.bean(DebitDesk.class).make(trading.caller(), order(collectOn)));
        for (Debit debit : debits(run)) {
            run(() -> trading.bean(DebitNotices.class).told(trading.caller(), debit.id(), trading.today(), "By phone"));
        }
        run(() -> trading.bean(DebitHandOut.class).handOut(trading.caller(), run));
        return run;
    }

    public void collect(UUID run) {
        on(COLLECTION);
        run(() -> trading.bean(DebitOutcomes.class).collect(trading.caller(), run, COLLECTION));
    }

    public List<Debit> debits(UUID run) {
        return trading.call(
                () -> trading.bean(Debits.class).ofRun(trading.company().id(), run));
    }

    public byte[] content(UUID run) {
        return trading.call(
                () -> trading.bean(DebitRuns.class).content(trading.company().id(), run));
    }

    public AnswerDesk.Result read(String file) {
        byte[] content = file.getBytes(StandardCharsets.US_ASCII);
        return trading.call(() -> trading.bean(AnswerDesk.class).read(trading.caller(), "answer.ach", content));
    }

    /** What the reader finds in a NACHA file. */
    public static List<AchEvent> events(byte[] content) {
        List<AchEvent> events = new ArrayList<>();
        try (var reader = AchReader.open(new ByteArrayInputStream(content))) {
            for (AchEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
        }
        return events;
    }

    void run(Runnable deed) {
        trading.call(() -> {
            deed.run();
            return true;
        });
    }

    public static Money usd(String amount) {
        return Money.of(amount, USD);
    }

    public static String traceOf(Debit debit) {
        @Nullable String trace = debit.trace();
        if (trace == null) {
            throw new IllegalStateException("debit " + debit.id() + " has no trace");
        }
        return trace;
    }
}
