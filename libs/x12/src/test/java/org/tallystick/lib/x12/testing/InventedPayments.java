package org.tallystick.lib.x12.testing;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.claimpayment.ClaimPayment;
import org.tallystick.lib.x12.claimpayment.PlanPayment;
import org.tallystick.lib.x12.claimpayment.PlanPaymentWriter;
import org.tallystick.lib.x12.claimpayment.ProviderAdjustment;
import org.tallystick.lib.x12.claimpayment.ServicePayment;
import org.tallystick.lib.x12.element.Adjustment;
import org.tallystick.lib.x12.element.Elements;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Procedure;
import org.tallystick.lib.x12.element.Quantity;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Supplement;
import org.tallystick.lib.x12.element.Trace;

/** An invented 835 from a seed, which balances at every level. */
public record InventedPayments(PlanPayment payment, List<ClaimPayment> claims, List<ProviderAdjustment> adjustments) {
    private static final Money NOTHING = Money.zero(Elements.DOLLAR);

    public static InventedPayments of(long seed, int mostClaims) {
        var invented = new Invented(seed);
        List<ClaimPayment> claims = invented.some(mostClaims, () -> claim(invented));
        List<ProviderAdjustment> adjustments = invented.some(
                9,
                () -> new ProviderAdjustment(
                        "1234567893",
                        Invented.TODAY.withMonth(12).withDayOfMonth(31),
                        invented.dice().pick(List.of("WO", "FB", "L6", "72")),
                        invented.chance(800) ? invented.id("R") : "",
                        invented.money(-50_00, 50_00)));
        Money amount = NOTHING;
        for (ClaimPayment claim : claims) {
            amount = amount.plus(claim.paid());
        }
        for (ProviderAdjustment adjustment : adjustments) {
            amount = amount.minus(adjustment.amount());
        }
        if (amount.isNegative()) {
            adjustments = new ArrayList<>(adjustments);
            adjustments.add(new ProviderAdjustment(
                    "1234567893", Invented.TODAY.withMonth(12).withDayOfMonth(31), "FB", "", amount));
            amount = NOTHING;
        }
        return new InventedPayments(payment(invented, amount), claims, adjustments);
    }

    private static PlanPayment payment(Invented invented, Money amount) {
        boolean electronic = invented.chance(500);
        return new PlanPayment(
                "0001",
                "I",
                amount,
                "C",
                electronic ? "ACH" : "CHK",
                electronic
                        ? new PlanPayment.Transfer("CCP", "021000021", "12345", "1512345678", "", "011000015", "98765")
                        : PlanPayment.Transfer.NONE,
                invented.day(),
                new Trace("1", invented.id("T"), "1512345678", ""),
                invented.chance(700) ? invented.day() : null,
                new Party(
                        "PR",
                        "",
                        "Acme Health",
                        "",
                        "",
                        "",
                        "XV",
                        "87726",
                        "",
                        invented.address(),
                        null,
                        "",
                        List.of(new Reference("2U", "77")),
                        List.of(invented.contact("BL"))),
                new Party(
                        "PE",
                        "",
                        "Mercy Clinic",
                        "",
                        "",
                        "",
                        "XX",
                        "1234567893",
                        "",
                        invented.address(),
                        null,
                        "",
                        List.of(new Reference("TJ", "123456789")),
                        List.of()),
                invented.chance(500) ? List.of(new Reference("EV", "MERCY")) : List.of());
    }

    private static ClaimPayment claim(Invented invented) {
        List<ServicePayment> lines = invented.some(4, () -> line(invented));
        Money charge = NOTHING;
        Money paid = NOTHING;
        for (ServicePayment line : lines) {
            charge = charge.plus(line.charge());
            paid = paid.plus(line.paid());
        }
        if (lines.isEmpty()) {
            charge = invented.money(1_00, 900_00);
            paid = charge;
        }
        List<Adjustment> adjustments =
                lines.isEmpty() || invented.chance(200) ? invented.adjustments(40_00) : List.of();
        Money owed = NOTHING;
        for (Adjustment adjustment : adjustments) {
            paid = paid.minus(adjustment.amount());
            owed = adjustment.group().equals("PR") ? owed.plus(adjustment.amount()) : owed;
        }
        for (ServicePayment line : lines) {
            for (Adjustment adjustment : line.adjustments()) {
                owed = adjustment.group().equals("PR") ? owed.plus(adjustment.amount()) : owed;
            }
        }
        return new ClaimPayment(
                invented.id("C"),
                invented.dice().pick(List.of("1", "2", "3", "4", "19", "22")),
                charge,
                paid,
                invented.chance(700) ? owed : null,
                "12",
                invented.id("ICN"),
                invented.chance(500) ? "11" : "",
                invented.chance(500) ? "1" : "",
                invented.chance(100) ? "470" : "",
                adjustments,
                List.of(invented.named("QC", "MI"), invented.organisation("82", "XX")),
                invented.some(5, () -> "MA" + invented.dice().between(10, 99)),
                invented.some(3, () -> new Reference("EA", invented.id("E"))),
                invented.chance(500)
                        ? List.of(Period.on("232", invented.day()), Period.on("233", invented.day()))
                        : List.of(),
                invented.some(3, () -> new Supplement("AU", invented.money(0, 90_00))),
                invented.some(2, () -> new Quantity("CA", invented.count())),
                lines);
    }

    private static ServicePayment line(Invented invented) {
        Money charge = invented.money(0, 500_00);
        Money paid = charge;
        List<Adjustment> adjustments = invented.adjustments(40_00);
        for (Adjustment adjustment : adjustments) {
            paid = paid.minus(adjustment.amount());
        }
        return new ServicePayment(
                invented.procedure(),
                charge,
                paid,
                invented.chance(200) ? "0450" : "",
                invented.chance(800) ? invented.count() : null,
                invented.chance(200) ? invented.procedure() : Procedure.NONE,
                null,
                List.of(Period.on("472", invented.day())),
                adjustments,
                List.of(new Reference("6R", invented.id("L"))),
                invented.some(2, () -> new Supplement("B6", invented.money(0, 90_00))),
                List.of(),
                invented.some(3, () -> new Reference("HE", "N" + invented.dice().between(10, 999))));
    }

    /** The interchange that holds it. */
    public byte[] file() {
        return Files.written(
                PlanPaymentWriter.FUNCTIONAL,
                PlanPaymentWriter.VERSION,
                writer -> new PlanPaymentWriter(writer).write(payment, claims, adjustments));
    }
}
