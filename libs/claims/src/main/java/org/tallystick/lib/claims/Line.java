package org.tallystick.lib.claims;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A service of a claim.
 *
 * @param number from 1
 * @param pieces from LX to the last segment of loop 2440
 * @param service SV1 or SV2; LX when there is neither
 * @param procedure empty when there is none
 * @param days of service (DTP 472)
 */
public record Line(int number, List<Piece> pieces, Piece service, String procedure, List<LocalDate> days) {
    private static final int FIRST_MODIFIER = 3;
    private static final int LAST_MODIFIER = 6;

    public Line {
        pieces = List.copyOf(pieces);
        days = List.copyOf(days);
    }

    static Line of(int number, List<Piece> pieces) {
        Piece service = pieces.stream()
                .filter(piece -> piece.is("SV1") || piece.is("SV2"))
                .findFirst()
                .orElse(pieces.getFirst());
        String procedure = service.is("LX") ? "" : service.component(service.is("SV2") ? 2 : 1, 2);
        List<LocalDate> days = pieces.stream()
                .filter(piece -> piece.is("DTP", "472"))
                .findFirst()
                .map(Piece::days)
                .orElse(List.of());
        return new Line(number, pieces, service, procedure, days);
    }

    private boolean institutional() {
        return service.is("SV2");
    }

    /** The element of the service that holds the procedure. */
    public int procedureElement() {
        return institutional() ? 2 : 1;
    }

    public List<String> modifiers() {
        List<String> modifiers = new ArrayList<>();
        for (int i = FIRST_MODIFIER; i <= LAST_MODIFIER; i++) {
            String modifier = service.is("LX") ? "" : service.component(procedureElement(), i);
            if (!modifier.isEmpty()) {
                modifiers.add(modifier);
            }
        }
        return modifiers;
    }

    public boolean hasModifier(String... any) {
        return modifiers().stream().anyMatch(List.of(any)::contains);
    }

    public int chargeElement() {
        return institutional() ? 3 : 2;
    }

    public BigDecimal charge() {
        return service.is("LX") ? BigDecimal.ZERO : service.amount(chargeElement());
    }

    public int unitsElement() {
        return institutional() ? 5 : 4;
    }

    public Optional<BigDecimal> units() {
        return service.number(unitsElement());
    }

    public String unit() {
        return service.text(unitsElement() - 1);
    }

    public Optional<Piece> find(String id, String qualifier) {
        return pieces.stream().filter(piece -> piece.is(id, qualifier)).findFirst();
    }

    public List<Piece> all(String id) {
        return pieces.stream().filter(piece -> piece.is(id)).toList();
    }

    public Optional<LocalDate> day() {
        return days.stream().findFirst();
    }
}
