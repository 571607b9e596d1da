package org.tallystick.workbench.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tallystick.documents.DocumentKind;
import org.tallystick.documents.DocumentRequirement;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Tone;

/** Rules about documents, as a table shows them. */
public record RequirementRows(List<DocumentRequirement> rules, List<DocumentKind> kinds, LocalDate today) {
    public RequirementRows {
        rules = List.copyOf(rules);
        kinds = List.copyOf(kinds);
    }

    public List<Choice> choices() {
        return kinds.stream().map(kind -> new Choice(kind.code(), kind.title())).toList();
    }

    public String title(DocumentRequirement rule) {
        Map<String, String> titles = kinds.stream().collect(Collectors.toMap(DocumentKind::code, DocumentKind::title));
        return titles.getOrDefault(rule.kind(), rule.kind());
    }

    public boolean isOver(DocumentRequirement rule) {
        return rule.validUntil() != null && rule.validUntil().isBefore(today);
    }

    public String validity(DocumentRequirement rule) {
        if (isOver(rule)) {
            return "Over";
        }
        return rule.validFrom().isAfter(today) ? "To come" : "Holds";
    }

    public Tone tone(DocumentRequirement rule) {
        return switch (validity(rule)) {
            case "Holds" -> Tone.GOOD;
            case "To come" -> Tone.INFO;
            default -> Tone.NEUTRAL;
        };
    }
}
