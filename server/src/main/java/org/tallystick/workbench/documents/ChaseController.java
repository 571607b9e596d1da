package org.tallystick.workbench.documents;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.People;
import org.tallystick.access.Permission;
import org.tallystick.documents.RequestDesk;
import org.tallystick.documents.RequiredDesk;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** What is done with the missing documents that are ticked: ask their customers, give them to somebody. */
@Controller
@RequestMapping("/c/{code}/missing-documents")
class ChaseController {
    private final RequestDesk requests;
    private final RequiredDesk desk;
    private final People people;

    ChaseController(RequestDesk requests, RequiredDesk desk, People people) {
        this.requests = requests;
        this.desk = desk;
        this.people = people;
    }

    @PostMapping("/requests")
    View ask(
            @RequestParam(defaultValue = "") List<UUID> required,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        answer.addFlashAttribute("notice", words(requests.ask(caller, required)));
        return SeeOther.page(shell, "/missing-documents");
    }

    @PostMapping("/owners")
    View assign(
            @RequestParam(defaultValue = "") List<UUID> required,
            @RequestParam UUID owner,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_DOCUMENTS);
        if (people.members(caller.company()).stream()
                .noneMatch(member -> member.person().equals(owner))) {
            throw Refusal.notFound("person in this company");
        }
        int assigned = desk.assign(caller, required, owner);
        answer.addFlashAttribute("notice", assigned == 1 ? "It has an owner." : assigned + " documents have an owner.");
        return SeeOther.page(shell, "/missing-documents");
    }

    private static String words(RequestDesk.Asked asked) {
        String sent = asked.documents() == 1
                ? "1 document is asked for."
                : asked.documents() + " documents are asked for, of " + asked.customers()
                        + (asked.customers() == 1 ? " customer." : " customers.");
        return asked.skipped() == 0 ? sent : sent + " " + asked.skipped() + " left out: not missing any more.";
    }
}
