package org.tallystick.workbench.settings;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.delivery.MailTemplate;
import org.tallystick.delivery.MailTemplates;
import org.tallystick.delivery.MailWriter;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** The words of mails, by kind of document and language, tried on the latest document before they are saved. */
@Controller
@RequestMapping("/c/{code}/settings/mail-texts")
class MailTextsController {
    private final MailTemplates templates;
    private final MailWriter writer;

    MailTextsController(MailTemplates templates, MailWriter writer) {
        this.templates = templates;
        this.writer = writer;
    }

    /** What an address cannot mean shows the usual page. */
    @GetMapping
    String show(
            @RequestParam(defaultValue = "INVOICE") String kind,
            @RequestParam(defaultValue = "en") String language,
            Caller caller,
            Model model) {
        caller.must(Permission.ADMINISTER);
        String tongue = MailTemplates.languages().contains(language) ? language : "en";
        MailTemplate.Kind which = Arrays.stream(MailTemplate.Kind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .orElse(MailTemplate.Kind.INVOICE);
        Optional<MailTemplate> own = templates.of(caller.company(), which, tongue);
        MailTemplate shown = own.orElseGet(() -> MailTemplates.standard(which, tongue));
        model.addAttribute("page", page(caller, shown, own.isPresent(), false));
        return "workbench/settings/mailtexts";
    }

    /** Nothing is saved: the page comes back as typed, with what the mail would say. */
    @PostMapping("/preview")
    String preview(
            @RequestParam MailTemplate.Kind kind,
            @RequestParam String language,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String body,
            Caller caller,
            Model model) {
        caller.must(Permission.ADMINISTER);
        var typed = new MailTemplate(kind, known(language), subject, body);
        boolean own = templates.of(caller.company(), kind, language).isPresent();
        model.addAttribute("page", page(caller, typed, own, true));
        return "workbench/settings/mailtexts";
    }

    @PostMapping
    View save(
            @RequestParam MailTemplate.Kind kind,
            @RequestParam String language,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String body,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        templates.save(caller, new MailTemplate(kind, known(language), subject, body));
        answer.addFlashAttribute("notice", "Saved; mails have these words from now on.");
        return back(shell, kind, language);
    }

    @PostMapping("/reset")
    View reset(
            @RequestParam MailTemplate.Kind kind,
            @RequestParam String language,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        templates.reset(caller, kind, known(language));
        answer.addFlashAttribute("notice", "Mails have the usual words again; yours are kept below.");
        return back(shell, kind, language);
    }

    private MailTextsPage page(Caller caller, MailTemplate shown, boolean own, boolean tried) {
        return new MailTextsPage(
                shown.kind(),
                shown.language(),
                shown.subject(),
                shown.body(),
                own,
                templates.versions(caller.company(), shown.kind(), shown.language()),
                writer.tried(caller.company(), shown).orElse(null),
                tried);
    }

    private static View back(Shell shell, MailTemplate.Kind kind, String language) {
        return SeeOther.page(shell, "/settings/mail-texts?kind=" + kind + "&language=" + language);
    }

    private static String known(String language) {
        if (!MailTemplates.languages().contains(language)) {
            throw Refusal.invalid("LANGUAGE_UNKNOWN", "Documents are written in English, German, Swedish or Spanish.");
        }
        return language;
    }
}
