package org.tallystick.lib.x12.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.synthetic.Dice;
import org.tallystick.lib.x12.element.Address;
import org.tallystick.lib.x12.element.Adjustment;
import org.tallystick.lib.x12.element.Contact;
import org.tallystick.lib.x12.element.Elements;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.Procedure;
import org.tallystick.lib.x12.element.Reference;

/** Invented parties, amounts and days from a seed. */
public final class Invented {
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    public static final LocalTime NOW = LocalTime.of(9, 5);
    private static final List<String> FAMILIES = List.of("Lovelace", "O'Hara", "van Dyk", "Smith-Jones", "St. Clair");
    private static final List<String> FIRST = List.of("Ada", "Bo", "Cyrus", "Dee", "");
    private static final List<String> COMPANIES = List.of("Mercy Clinic", "Acme Health & Life", "R+R Plan (West)");

    private final Dice dice;

    public Invented(long seed) {
        dice = Dice.of(seed);
    }

    public Dice dice() {
        return dice;
    }

    public boolean chance(int perMille) {
        return dice.perMille(perMille);
    }

    public String id(String prefix) {
        return prefix + dice.between(1, 99_999_999);
    }

    public Money money(long low, long high) {
        return new Money(dice.between(low, high), Elements.DOLLAR);
    }

    public LocalDate day() {
        return TODAY.minusDays(dice.below(400));
    }

    public BigDecimal count() {
        return BigDecimal.valueOf(dice.between(1, 9_999), dice.below(4));
    }

    public <T> List<T> some(int most, Supplier<T> one) {
        List<T> made = new ArrayList<>();
        for (int i = dice.below(most + 1); i > 0; i--) {
            made.add(one.get());
        }
        return made;
    }

    public Address address() {
        return new Address(
                dice.between(1, 999) + " Main St", chance(300) ? "Apt 4" : "", "Springfield", "IL", "627010001", "");
    }

    public Party organisation(String role, String idQualifier) {
        return Party.organisation(role, dice.pick(COMPANIES), idQualifier, idQualifier.isEmpty() ? "" : id("9"));
    }

    /** Someone who lives somewhere, was born and has a sex. */
    public Party person(String role) {
        return Party.person(role, dice.pick(FAMILIES), dice.pick(FIRST), "MI", id("M"))
                .living(address())
                .born(
                        LocalDate.of(1950 + dice.below(70), 1 + dice.below(12), 1 + dice.below(28)),
                        chance(500) ? "F" : "M");
    }

    /** Someone of whom only name and number are known. */
    public Party named(String role, String idQualifier) {
        return Party.person(
                role, dice.pick(FAMILIES), dice.pick(FIRST), idQualifier, idQualifier.isEmpty() ? "" : id("1"));
    }

    public Contact contact(String function) {
        return new Contact(function, "Dee Help", List.of(new Reference("TE", "5551234567"), new Reference("EX", "12")));
    }

    public Procedure procedure() {
        return new Procedure(
                "HC", "Z" + dice.between(1000, 9999), some(4, () -> dice.pick(List.of("25", "LT", "QX", "76"))), "");
    }

    /** Adjustments of at most so much, each with a reason of its own, those of a group together. */
    public List<Adjustment> adjustments(long most) {
        List<Adjustment> made = new ArrayList<>();
        for (String group : List.of("CO", "OA", "PR")) {
            int reasons = dice.below(9);
            for (int i = 1; i <= reasons && chance(500); i++) {
                made.add(new Adjustment(
                        group, Integer.toString(i), money(-most / 50, most), chance(200) ? count() : null));
            }
        }
        return made;
    }
}
