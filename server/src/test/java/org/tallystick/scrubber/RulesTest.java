package org.tallystick.scrubber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.scrubber.Facts.DAY;
import static org.tallystick.scrubber.Facts.EUR;
import static org.tallystick.scrubber.Facts.STANDARD;
import static org.tallystick.scrubber.Facts.after;
import static org.tallystick.scrubber.Facts.charged;
import static org.tallystick.scrubber.Facts.invoice;
import static org.tallystick.scrubber.Facts.line;
import static org.tallystick.scrubber.Facts.ordered;
import static org.tallystick.scrubber.Facts.scheduled;
import static org.tallystick.scrubber.Facts.taxedThen;
import static org.tallystick.scrubber.Facts.version;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.customers.Standing;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.tax.TaxKey;
import org.tallystick.lib.receivables.terms.Installment;
import org.tallystick.platform.Company;
import org.tallystick.scrubber.DraftLine.PastLine;

/** Each rule against a draft that it must speak of, and one, as like as can be, that it must leave alone. */
class RulesTest {
    private static final TaxKey REVERSE = new TaxKey("AE", Percent.ZERO);
    private static final TaxKey WITHIN = new TaxKey("K", Percent.ZERO);
    private static final TaxKey EXPORT = new TaxKey("G", Percent.ZERO);
    private static final TaxKey OUTSIDE = new TaxKey("O", Percent.ZERO);
    private static final TaxKey ZERO = new TaxKey("Z", Percent.ZERO);
    private static final String FRENCH = "FR83404833048";

    record Case(String code, Consumer<Facts> spoil, boolean fires) {
        @Override
        public String toString() {
            return code + (fires ? " speaks" : " is silent");
        }
    }

    private static Case speaks(String code, Consumer<Facts> spoil) {
        return new Case(code, spoil, true);
    }

    private static Case silent(String code, Consumer<Facts> spoil) {
        return new Case(code, spoil, false);
    }

    static Stream<Case> cases() {
        return Stream.of(parties(), taxes(), sums(), texts(), before(), days(), history(), orders(), contracts())
                .flatMap(List::stream);
    }

    private static List<Case> parties() {
        return List.of(
                speaks("SCR-101", draft -> draft.sellerTaxId = ""),
                silent("SCR-101", draft -> untaxedWithoutId(draft)),
                speaks("SCR-102", draft -> {
                    draft.in("FR", FRENCH).lines(line("Goods", "1", "10", REVERSE));
                    draft.sellerTaxId = " ";
                }),
                silent("SCR-102", draft -> draft.in("FR", FRENCH).lines(line("Goods", "1", "10", REVERSE))),
                speaks("SCR-103", draft -> draft.sellerTaxId = "DE123456789"),
                silent("SCR-103", draft -> draft.sellerTaxId = "DE 123 456 788"),
                speaks("SCR-104", draft -> draft.letterhead = Company.Letterhead.EMPTY),
                silent("SCR-104", draft -> {}),
                speaks("SCR-105", draft -> {
                    draft.kind = CustomerKind.PUBLIC_BODY;
                    draft.letterhead = Company.Letterhead.EMPTY;
                }),
                silent("SCR-105", draft -> draft.letterhead = Company.Letterhead.EMPTY),
                speaks("SCR-106", draft -> draft.payable = false),
                silent("SCR-106", draft -> {}),
                speaks("SCR-107", draft -> {
                    draft.sellerTaxId = "";
                    draft.letterhead = Company.Letterhead.EMPTY;
                }),
                silent("SCR-107", draft -> draft.sellerTaxId = ""),
                speaks("SCR-201", draft -> draft.address = new PostalAddress(" ", "10115", "Berlin", "DE")),
                silent("SCR-201", draft -> {
                    draft.address = new PostalAddress(null, "10115", "Berlin", "DE");
                    draft.delivery = DeliveryChannel.PRINT; // SCR-204 says so
                }),
                speaks("SCR-202", draft -> draft.in("XZ", null)),
                silent("SCR-202", draft -> draft.in("JP", null)),
                speaks("SCR-203", draft -> draft.address = new PostalAddress("1", "1011", "Berlin", "DE")),
                silent("SCR-203", draft -> draft.address = new PostalAddress("1", "sw1a 1aa", "London", "GB")),
                speaks("SCR-204", draft -> {
                    draft.address = new PostalAddress(null, "10115", "Berlin", "DE");
                    draft.delivery = DeliveryChannel.PRINT;
                }),
                silent("SCR-204", draft -> draft.delivery = DeliveryChannel.PRINT),
                speaks("SCR-205", draft -> draft.reachable = false),
                silent("SCR-205", draft -> {
                    draft.reachable = false;
                    draft.delivery = DeliveryChannel.NONE;
                }),
                speaks("SCR-206", draft -> draft.in("FR", null).lines(line("Goods", "1", "10", REVERSE))),
                silent("SCR-206", draft -> draft.in("FR", FRENCH).lines(line("Goods", "1", "10", REVERSE))),
                speaks("SCR-207", draft -> draft.in("FR", "FR84404833048").lines(line("Goods", "1", "10", WITHIN))),
                silent("SCR-207", draft -> draft.in("US", "US-47-1930284").lines(line("Goods", "1", "10", REVERSE))),
                speaks("SCR-208", draft -> draft.buyerTaxId = "DE136695977"),
                silent("SCR-208", draft -> draft.buyerTaxId = "27/123/45678"),
                speaks("SCR-209", draft -> draft.in("DE", FRENCH)),
                silent("SCR-209", draft -> draft.in("GR", "EL094259216")),
                speaks("SCR-210", draft -> draft.buyerTaxId = "de 123456788"),
                silent("SCR-210", draft -> draft.buyerTaxId = null),
                speaks("SCR-211", draft -> draft.standing = Standing.STOP),
                silent("SCR-211", draft -> draft.standing = Standing.WATCH));
    }

    private static void untaxedWithoutId(Facts draft) {
        draft.sellerTaxId = "";
        draft.lines(line("Goods", "1", "10", ZERO));
    }

    private static List<Case> taxes() {
        TaxKey nothing = new TaxKey("S", Percent.ZERO);
        return List.of(
                speaks("SCR-301", draft -> draft.lines(line("Goods", "1", "10", REVERSE))),
                silent("SCR-301", draft -> draft.in("FR", FRENCH).lines(line("Goods", "1", "10", REVERSE))),
                speaks("SCR-302", draft -> draft.in("US", null).lines(line("Goods", "1", "10", WITHIN))),
                speaks("SCR-302", draft -> draft.lines(line("Goods", "1", "10", WITHIN))),
                silent("SCR-302", draft -> draft.in("FR", FRENCH).lines(line("Goods", "1", "10", WITHIN))),
                speaks("SCR-303", draft -> draft.in("FR", FRENCH).lines(line("Goods", "1", "10", EXPORT))),
                silent("SCR-303", draft -> draft.in("US", null).lines(line("Goods", "1", "10", EXPORT))),
                speaks("SCR-304", draft -> draft.lines(line("Goods", "1", "10", nothing))),
                silent("SCR-304", draft -> draft.lines(line("Goods", "1", "10", ZERO))),
                speaks("SCR-306", draft -> draft.lines(line(), line("Deposit", "1", "10", OUTSIDE))),
                silent("SCR-306", draft -> draft.lines(line("Deposit", "1", "10", OUTSIDE))),
                speaks("SCR-307", draft -> draft.in("FR", FRENCH)),
                silent("SCR-307", draft -> draft.in("FR", null)),
                speaks("SCR-308", draft -> draft.in("US", null)),
                silent("SCR-308", draft -> {
                    draft.in("US", null);
                    draft.kind = CustomerKind.PERSON;
                }),
                speaks("SCR-309", draft -> draft.lines(taxedThen(line(), new TaxKey("S", Percent.of("16"))))),
                silent("SCR-309", draft -> draft.lines(taxedThen(line(), new TaxKey("S", Percent.of("19.00"))))),
                speaks("SCR-310", draft -> draft.lines(line(), line("Consulting", "1", "5", ZERO))),
                silent("SCR-310", draft -> draft.lines(line(), line("Books", "1", "5", ZERO))),
                speaks("SCR-311", draft -> draft.past = invoices(3, "1190.00", Set.of("E"), true)),
                silent("SCR-311", draft -> draft.past = invoices(2, "1190.00", Set.of("E"), true)),
                speaks("SCR-312", draft -> draft.in("US", "US-1").lines(line("Goods", "1", "10", REVERSE))),
                silent("SCR-312", draft -> draft.in("FR", FRENCH).lines(line("Goods", "1", "10", REVERSE))));
    }

    private static List<Case> sums() {
        return List.of(
                speaks("SCR-401", draft -> draft.lines(charged(line(), "999.99"))),
                silent("SCR-401", draft -> draft.lines(charged(line(), "1000.00"))),
                speaks("SCR-402", draft -> draft.taxOff = Money.of("0.01", EUR)),
                silent("SCR-402", draft -> draft.lines(line("Goods", "3", "0.33", STANDARD))),
                speaks("SCR-403", draft -> draft.netOff = Money.of("0.01", EUR)),
                speaks("SCR-403", draft -> draft.installments.add(new Installment(1, DAY, Money.of("1.00", EUR)))),
                silent(
                        "SCR-403",
                        draft -> draft.installments.addAll(List.of(
                                new Installment(1, DAY, Money.of("1000.00", EUR)),
                                new Installment(2, DAY.plusDays(30), Money.of("190.00", EUR))))),
                speaks("SCR-404", draft -> draft.lines(line(), line("Rebate", "1", "-5", STANDARD))),
                silent("SCR-404", draft -> draft.lines(line(), line("Returned", "-1", "5", STANDARD))),
                speaks("SCR-405", draft -> draft.lines(line(), line("Free", "1", "0", STANDARD))),
                silent("SCR-405", draft -> draft.lines(line(), line("Cheap", "1", "0.01", STANDARD))));
    }

    private static List<Case> texts() {
        return List.of(
                speaks("SCR-501", draft -> draft.lines(line(" TBD ", "1", "10", STANDARD))),
                speaks("SCR-501", draft -> draft.lines(line("–––", "1", "10", STANDARD))),
                silent("SCR-501", draft -> draft.lines(line("Test of the pump", "1", "10", STANDARD))),
                speaks("SCR-502", draft -> draft.lines(line("Wo\u0007rk", "1", "10", STANDARD))),
                speaks("SCR-502", draft -> draft.name = "Acme \u202Eproc"),
                silent("SCR-502", draft -> draft.lines(line("Zwei\nZeilen\tArbeit", "1", "10", STANDARD))),
                speaks("SCR-503", draft -> draft.lines(line("PrÃ¼fung", "1", "10", STANDARD))),
                silent("SCR-503", draft -> draft.lines(line("Prüfung, São Paulo, ÂME", "1", "10", STANDARD))));
    }

    private static List<Case> before() {
        LocalDate from = DAY.withDayOfMonth(1);
        PastLine same = new PastLine("INV-1", new BigDecimal("10.0"), new BigDecimal("100"), from, DAY, null);
        PastLine overlap =
                new PastLine("INV-1", BigDecimal.ONE, BigDecimal.ONE, from.minusDays(9), from.plusDays(2), null);
        PastInvoice march =
                new PastInvoice("INV-1", DAY, Money.of("1190.00", EUR), from, DAY, Set.of("S"), true, false);
        PastInvoice takenBack =
                new PastInvoice("INV-1", DAY, Money.of("1190.00", EUR), from, DAY, Set.of("S"), true, true);
        return List.of(
                speaks("SCR-601", draft -> draft.lines(after(line(), same))),
                silent("SCR-601", draft -> draft.lines(after(line(), Facts.before("10", "100")))),
                speaks("SCR-602", draft -> draft.past = List.of(march)),
                silent("SCR-602", draft -> draft.past = List.of(takenBack)),
                speaks("SCR-603", draft -> draft.others.add(new OpenDraft(7, Money.of("1190.00", EUR), from, DAY))),
                silent("SCR-603", draft -> draft.others.add(new OpenDraft(7, Money.of("1190.01", EUR), from, DAY))),
                speaks("SCR-604", draft -> draft.lines(line(), line())),
                silent("SCR-604", draft -> draft.lines(line(), line("Consulting", "11", "100", STANDARD))),
                speaks("SCR-605", draft -> draft.lines(after(line(), overlap))),
                silent("SCR-605", draft -> draft.lines(after(line(), same))),
                silent("SCR-605", draft -> draft.lines(after(line(), Facts.before("1", "1")))));
    }

    private static List<Case> days() {
        return List.of(
                speaks("SCR-702", draft -> draft.lines(dated("2025-03-01", "2025-03-30"))),
                silent("SCR-702", draft -> draft.lines(dated("2025-03-01", "2025-03-31"))),
                speaks("SCR-703", draft -> draft.lines(dated("2027-04-01", "2027-04-30"))),
                silent("SCR-703", draft -> draft.lines(dated("2027-03-31", "2027-04-30"))),
                speaks("SCR-704", draft -> draft.lines(dated("2026-04-01", "2026-04-30"))),
                silent("SCR-704", draft -> draft.lines(dated("2026-03-31", "2026-04-30"))),
                speaks("SCR-705", draft -> {
                    draft.lines(dated("2026-02-01", "2026-02-28"));
                    draft.closed = Set.of(LocalDate.of(2026, 2, 1));
                }),
                silent("SCR-705", draft -> draft.closed = Set.of(LocalDate.of(2026, 2, 1))),
                speaks("SCR-706", draft -> draft.installments.add(due(61))),
                speaks("SCR-706", draft -> {
                    draft.kind = CustomerKind.PUBLIC_BODY;
                    draft.installments.add(due(31));
                }),
                silent("SCR-706", draft -> draft.installments.add(due(60))),
                silent("SCR-706", draft -> {
                    draft.in("US", null);
                    draft.installments.add(due(90));
                }),
                speaks("SCR-707", draft -> draft.lines(dated("2025-03-01", "2026-03-31"))),
                silent("SCR-707", draft -> draft.lines(dated("2025-04-01", "2026-03-31"))));
    }

    private static DraftLine dated(String from, String to) {
        return line("Consulting", "10", "100.00", STANDARD, LocalDate.parse(from), LocalDate.parse(to));
    }

    private static Installment due(int days) {
        return new Installment(1, DAY.plusDays(days), Money.of("1190.00", EUR));
    }

    private static List<Case> history() {
        return List.of(
                speaks("SCR-801", draft -> draft.past = invoices(6, "390.00", Set.of("S"), true)),
                silent("SCR-801", draft -> draft.past = invoices(5, "390.00", Set.of("S"), true)),
                silent("SCR-801", draft -> draft.past = invoices(6, "397.00", Set.of("S"), true)),
                speaks("SCR-802", draft -> draft.past = invoices(6, "12000.00", Set.of("S"), true)),
                silent("SCR-802", draft -> draft.past = invoices(6, "11900.00", Set.of("S"), true)),
                speaks("SCR-803", draft -> draft.lines(after(line(), past(3, "10", "90")))),
                silent("SCR-803", draft -> draft.lines(after(line(), past(2, "10", "90")))),
                silent("SCR-803", draft -> draft.lines(after(line(), past(3, "10", "100.000")))),
                silent(
                        "SCR-803",
                        draft -> draft.lines(after(
                                line(), Facts.before("1", "90"), Facts.before("1", "95"), Facts.before("1", "90")))),
                speaks("SCR-804", draft -> draft.usual = CurrencyCode.of("USD")),
                silent("SCR-804", draft -> {}),
                speaks("SCR-806", draft -> draft.past = List.of()),
                silent("SCR-806", draft -> {}),
                speaks("SCR-808", draft -> draft.lines(after(line(), past(6, "1.99", "100")))),
                silent("SCR-808", draft -> draft.lines(after(line(), past(6, "2", "100")))),
                silent("SCR-808", draft -> draft.lines(after(line(), past(5, "1", "100")))));
    }

    private static List<Case> orders() {
        DraftLine bare = ordered(line(), null, "CON-1");
        return List.of(
                speaks("SCR-901", draft -> {
                    draft.past = invoices(3, "1190.00", Set.of("S"), true);
                    draft.lines(bare);
                }),
                silent("SCR-901", draft -> {
                    draft.past = Stream.of(
                                    invoices(2, "1190.00", Set.of("S"), true),
                                    invoices(1, "1190.00", Set.of("S"), false))
                            .flatMap(List::stream)
                            .toList();
                    draft.lines(bare);
                }),
                speaks("SCR-902", draft -> draft.lines(line(), ordered(line(), "PO-2", "CON-1"))),
                silent("SCR-902", draft -> draft.lines(line(), bare)),
                speaks("SCR-903", draft -> draft.lines(line(), ordered(line(), "PO-1", "CON-2"))),
                silent("SCR-903", draft -> draft.lines(line(), ordered(line(), "PO-1", null))),
                speaks("SCR-904", draft -> {
                    draft.kind = CustomerKind.PUBLIC_BODY;
                    draft.lines(bare);
                }),
                silent("SCR-904", draft -> draft.kind = CustomerKind.PUBLIC_BODY),
                speaks("SCR-905", draft -> draft.lines(after(line(), underContract("CON-0")))),
                silent("SCR-905", draft -> draft.lines(after(line(), underContract("CON-1")))),
                silent("SCR-905", draft -> draft.lines(after(line(), underContract(null)))));
    }

    private static List<Case> contracts() {
        DraftLine unnamed = ordered(line(), "PO-1", null);
        return List.of(
                speaks("SCR-906", draft -> draft.agreed("CON-2", year())),
                speaks("SCR-906", draft -> draft.agreed("CON-1")),
                silent("SCR-906", draft -> draft.agreed("CON-1", year())),
                silent("SCR-906", draft -> {}),
                silent("SCR-906", draft -> draft.agreed("CON-2", year()).lines(unnamed)),
                speaks("SCR-907", draft -> draft.agreed("CON-1", version(1, "2026-03-02", null, "100"))),
                speaks("SCR-907", draft -> draft.agreed("CON-1", version(1, "2025-01-01", "2026-03-30", "100"))),
                speaks(
                        "SCR-907",
                        draft -> draft.agreed(
                                "CON-1",
                                version(1, "2025-01-01", "2026-03-14", "100"),
                                version(2, "2026-03-15", null, "100"))),
                silent("SCR-907", draft -> draft.agreed("CON-1", version(1, "2026-03-01", "2026-03-31", "100"))),
                silent(
                        "SCR-907",
                        draft -> draft.agreed(
                                "CON-1",
                                version(1, "2025-01-01", "2026-02-28", "90"),
                                version(2, "2026-03-01", null, "100"))),
                silent("SCR-907", draft -> draft.agreed("CON-1")),
                silent("SCR-907", draft -> draft.agreed("CON-2", version(1, "2026-04-01", null, "100"))),
                speaks("SCR-908", draft -> draft.agreed("CON-1", version(1, "2026-01-01", null, "95.5"))),
                speaks(
                        "SCR-908",
                        draft -> draft.agreed("CON-2", version(1, "2026-01-01", null, "95"))
                                .lines(unnamed)),
                silent("SCR-908", draft -> draft.agreed("CON-1", version(1, "2026-01-01", null, "100.000"))),
                silent("SCR-908", draft -> draft.agreed("CON-2", version(1, "2026-01-01", null, "95"))),
                silent(
                        "SCR-908",
                        draft -> draft.agreed("CON-2", version(1, "2026-01-01", null, "95"))
                                .agreed("CON-3", year())
                                .lines(unnamed)),
                silent("SCR-908", draft -> draft.agreed("CON-1", version(1, "2026-01-01", "2026-02-28", "95"))),
                silent(
                        "SCR-908",
                        draft -> draft.agreed("CON-1", version(1, "2026-01-01", null, "95"))
                                .lines(scheduled(line()))),
                silent(
                        "SCR-908",
                        draft -> draft.agreed("CON-1", version(1, "2026-01-01", null, "95"))
                                .lines(line("Training", "10", "100.00", STANDARD))),
                silent("SCR-908", draft -> {
                    draft.usual = CurrencyCode.of("USD");
                    draft.agreed("CON-1", version(1, "2026-01-01", null, "95"));
                }));
    }

    private static AgreedContract.Version year() {
        return version(1, "2026-01-01", null, "100");
    }

    private static PastLine[] underContract(@Nullable String contract) {
        PastLine one = new PastLine(
                "INV-1", BigDecimal.TEN, new BigDecimal("100"), LocalDate.EPOCH, LocalDate.EPOCH, contract);
        return new PastLine[] {one, one, one};
    }

    private static PastLine[] past(int number, String quantity, String price) {
        return Collections.nCopies(number, Facts.before(quantity, price)).toArray(PastLine[]::new);
    }

    private static List<PastInvoice> invoices(int number, String gross, Set<String> categories, boolean ordered) {
        return Collections.nCopies(number, invoice("INV-1", gross, categories, ordered));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRuleSpeaksOfWhatItIsAboutAndOfNothingElse(Case one) {
        Facts draft = Facts.sound();
        one.spoil().accept(draft);

        List<Said> said = Catalogue.get(one.code()).check().apply(draft.facts()).toList();

        assertThat(said.isEmpty()).as(said.toString()).isEqualTo(!one.fires());
        assertThat(said)
                .allSatisfy(each -> assertThat(each.sentence()).endsWith(".").doesNotContain("null"));
    }

    @Test
    void nothingIsSaidOfASoundDraft() {
        assertThat(Scrubber.check(Facts.sound().facts(), RuleLevels.Levels.USUAL))
                .isEmpty();
    }

    @Test
    void everyRuleIsTriedBothWays() {
        Set<String> codes = Catalogue.all().stream().map(Rule::code).collect(Collectors.toCollection(TreeSet::new));

        assertThat(codes).hasSizeGreaterThanOrEqualTo(30).hasSameSizeAs(Catalogue.all());
        assertThat(tried(true)).isEqualTo(codes);
        assertThat(tried(false)).isEqualTo(codes);
    }

    private static Set<String> tried(boolean fires) {
        return cases().filter(one -> one.fires() == fires)
                .map(Case::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyRuleSaysWhatWhyWhenceAndWhatToDo() {
        assertThat(Catalogue.all()).allSatisfy(rule -> {
            assertThat(rule.title()).isNotBlank().doesNotEndWith(".");
            assertThat(rule.why()).endsWith(".");
            assertThat(rule.fix()).endsWith(".");
            assertThat(rule.source()).isNotBlank();
            assertThat(rule.usual()).isNotEqualTo(Severity.OFF);
            assertThat(rule.group().title()).isNotBlank();
        });
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenItsMiddles() {
        assertThat(HistoryRules.median(List.of(9L, 1L, 5L))).isEqualTo(5);
        assertThat(HistoryRules.median(List.of(1L, 10L, 4L, 100L))).isEqualTo(7);
    }

    @Test
    void ofOneRuleAtMostTwentyLinesAreNamed() {
        Facts draft = Facts.sound();
        draft.lines(Collections.nCopies(50, line("Free", "1", "0", STANDARD)).toArray(DraftLine[]::new));

        assertThat(Scrubber.check(draft.facts(), RuleLevels.Levels.USUAL))
                .filteredOn(finding -> finding.rule().code().equals("SCR-405"))
                .hasSize(20);
    }
}
