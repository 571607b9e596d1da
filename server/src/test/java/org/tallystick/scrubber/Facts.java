package org.tallystick.scrubber;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.customers.Standing;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.lib.receivables.tax.TaxKey;
import org.tallystick.lib.receivables.terms.Installment;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.scrubber.DraftLine.PastLine;

/**
 * A draft no rule says anything of: Harbor Consulting in Hamburg bills Acme Corp in Berlin ten hours on 2026-03-31, as it
 * did each month before. Tests spoil one thing.
 */
final class Facts {
    static final CurrencyCode EUR = CurrencyCode.of("EUR");
    static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    static final TaxKey STANDARD = new TaxKey("S", Percent.of("19"));

    String sellerTaxId = "DE123456788";
    Company.Letterhead letterhead = new Company.Letterhead(
            "Am Sandtorkai 50", "20457", "Hamburg", "billing@harbor.example", "+49 40 5550", null, "HRB 123456");
    boolean payable = true;

    @Nullable
    String buyerTaxId = "DE136695976";

    String name = "Acme Corp";
    CustomerKind kind = CustomerKind.BUSINESS;
    DeliveryChannel delivery = DeliveryChannel.EMAIL;
    PostalAddress address = new PostalAddress("1 Main Street", "10115", "Berlin", "DE");
    Standing standing = Standing.GOOD;
    CurrencyCode usual = EUR;
    boolean reachable = true;
    List<DraftLine> lines = new ArrayList<>(List.of(line()));
    List<Installment> installments = new ArrayList<>();
    List<PastInvoice> past = new ArrayList<>(List.of(invoice("INV-1", "1190.00", Set.of("S"), true)));
    List<OpenDraft> others = new ArrayList<>();
    List<AgreedContract> contracts = new ArrayList<>();
    Set<LocalDate> closed = Set.of();
    Money taxOff = Money.zero(EUR);
    Money netOff = Money.zero(EUR);

    static Facts sound() {
        return new Facts();
    }

    /** Ten hours at 100.00 in March. */
    static DraftLine line() {
        return line("Consulting", "10", "100.00", STANDARD);
    }

    static DraftLine line(String description, String quantity, String price, TaxKey tax) {
        return line(description, quantity, price, tax, DAY.withDayOfMonth(1), DAY);
    }

    static DraftLine line(String description, String quantity, String price, TaxKey tax, LocalDate from, LocalDate to) {
        Money net = Money.rounded(new BigDecimal(quantity).multiply(new BigDecimal(price)), EUR, RoundingMode.HALF_UP);
        return new DraftLine(
                1,
                UUID.randomUUID(),
                description,
                new BigDecimal(quantity),
                "h",
                new BigDecimal(price),
                net,
                net,
                tax.category().equals("S") ? "STANDARD" : "CODE-" + tax.category(),
                tax,
                tax,
                from,
                to,
                "PO-1",
                "CON-1",
                "test",
                List.of());
    }

    /** The same line with another past. */
    static DraftLine after(DraftLine line, PastLine... past) {
        return with(
                line, line.taxAtSupply(), line.purchaseOrder(), line.contractNumber(), line.charged(), List.of(past));
    }

    static DraftLine ordered(DraftLine line, @Nullable String order, @Nullable String contract) {
        return with(line, line.taxAtSupply(), order, contract, line.charged(), line.past());
    }

    static DraftLine charged(DraftLine line, String amount) {
        return with(line, line.taxAtSupply(), null, null, Money.of(amount, EUR), line.past());
    }

    static DraftLine taxedThen(DraftLine line, TaxKey then) {
        return with(line, then, line.purchaseOrder(), line.contractNumber(), line.charged(), line.past());
    }

    private static DraftLine with(
            DraftLine line,
            @Nullable TaxKey then,
            @Nullable String order,
            @Nullable String contract,
            Money charged,
            List<PastLine> past) {
        return new DraftLine(
                line.number(),
                line.charge(),
                line.description(),
                line.quantity(),
                line.unit(),
                line.unitPrice(),
                line.net(),
                charged,
                line.taxCode(),
                line.tax(),
                then,
                line.from(),
                line.to(),
                order,
                contract,
                line.source(),
                past);
    }

    /** The same line from the schedule of its contract. */
    static DraftLine scheduled(DraftLine line) {
        return new DraftLine(
                line.number(),
                line.charge(),
                line.description(),
                line.quantity(),
                line.unit(),
                line.unitPrice(),
                line.net(),
                line.charged(),
                line.taxCode(),
                line.tax(),
                line.taxAtSupply(),
                line.from(),
                line.to(),
                line.purchaseOrder(),
                line.contractNumber(),
                DraftLine.SCHEDULE,
                line.past());
    }

    /** A signed contract over an hour of consulting; each version holds until the next one, the last is open. */
    Facts agreed(String number, AgreedContract.Version... versions) {
        contracts.add(new AgreedContract(number, usual, List.of(versions)));
        return this;
    }

    static AgreedContract.Version version(int number, String from, @Nullable String to, String price) {
        return new AgreedContract.Version(
                number,
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                List.of(new AgreedContract.Price("consulting", "h", new BigDecimal(price))));
    }

    Facts lines(DraftLine... own) {
        lines = new ArrayList<>(List.of(own));
        return this;
    }

    Facts in(String country, @Nullable String taxId) {
        address = new PostalAddress("1 Main Street", null, "Town", country);
        buyerTaxId = taxId;
        return this;
    }

    DraftFacts facts() {
        Map<TaxKey, Money> bases = new LinkedHashMap<>();
        lines.forEach(line -> bases.merge(line.tax(), line.net(), Money::plus));
        List<TaxBreakdown> taxes = new ArrayList<>();
        bases.forEach((key, base) -> taxes.add(new TaxBreakdown(
                key, base, key.rate().of(base, RoundingMode.HALF_UP).plus(taxOff))));
        Money net = lines.stream().map(DraftLine::net).reduce(Money.zero(EUR), Money::plus);
        Money tax = taxes.stream().map(TaxBreakdown::tax).reduce(Money.zero(EUR), Money::plus);
        Money gross = net.plus(tax);
        var company = new Company(
                CompanyId.next(), "HARBOR", "Harbor", EUR, "DE", ZoneId.of("Europe/Berlin"), sellerTaxId, letterhead);
        return new DraftFacts(
                UUID.randomUUID(),
                DAY,
                company,
                payable,
                buyer(),
                reachable,
                lines,
                taxes,
                net.plus(netOff),
                tax,
                gross.plus(netOff),
                installments.isEmpty()
                        ? List.of(new Installment(1, DAY.plusDays(30), gross.plus(netOff)))
                        : installments,
                past,
                others,
                contracts,
                closed);
    }

    private Customer buyer() {
        var profile = new CustomerProfile(
                "C-1",
                name,
                kind,
                buyerTaxId,
                Locale.ENGLISH,
                usual,
                PaymentTerms.parse("NET 30"),
                null,
                delivery,
                address,
                null);
        return new Customer(
                new CustomerId(UUID.randomUUID()),
                profile,
                standing,
                null,
                1,
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                null);
    }

    static PastInvoice invoice(String number, String gross, Set<String> categories, @Nullable Boolean ordered) {
        LocalDate day = LocalDate.of(2026, 2, 28);
        return new PastInvoice(
                number, day, Money.of(gross, EUR), day.withDayOfMonth(1), day, categories, ordered, false);
    }

    static PastLine before(String quantity, String price) {
        return new PastLine(
                "INV-1",
                new BigDecimal(quantity),
                new BigDecimal(price),
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2026, 2, 28),
                null);
    }
}
