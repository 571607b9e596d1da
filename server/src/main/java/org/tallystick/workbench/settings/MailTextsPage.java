package org.tallystick.workbench.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.MailTemplate;
import org.tallystick.delivery.MailTemplates;
import org.tallystick.delivery.MailWriter;
import org.tallystick.platform.web.Choice;

/** The words of the mails of one kind and language as they are typed, what they come to, and what they were. */
public record MailTextsPage(
        MailTemplate.Kind kind,
        String language,
        String subject,
        String body,
        boolean own,
        List<MailTemplates.Version> versions,
        MailWriter.@Nullable Preview preview,
        boolean tried) {
    public MailTextsPage {
        versions = List.copyOf(versions);
    }

    public static List<Choice> kinds() {
        return Arrays.stream(MailTemplate.Kind.values())
                .map(kind -> new Choice(kind.name(), kind.title()))
                .toList();
    }

    public static List<Choice> languages() {
        return MailTemplates.languages().stream()
                .map(tag -> new Choice(tag, Locale.of(tag).getDisplayLanguage(Locale.ENGLISH)))
                .toList();
    }

    /** What may stand in double braces. */
    public String places() {
        return kind.places().stream().map(place -> "{{" + place + "}}").collect(Collectors.joining(" "));
    }
}
