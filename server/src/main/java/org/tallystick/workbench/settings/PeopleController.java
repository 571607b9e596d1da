package org.tallystick.workbench.settings;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.tallystick.access.Caller;
import org.tallystick.access.People;
import org.tallystick.access.Permission;
import org.tallystick.access.Role;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Members, invitations and roles. A link is shown once: it travels in the session, never in a stored answer. */
@Controller
@RequestMapping("/c/{code}/settings/people")
class PeopleController {
    private final People people;
    private final TeamDesk desk;
    private final @Nullable String url;

    PeopleController(People people, TeamDesk desk, @Value("${tallystick.url:#{null}}") @Nullable String url) {
        this.people = people;
        this.desk = desk;
        this.url = url;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        model.addAttribute("page", new PeoplePage(people.members(caller.company())));
        return "workbench/settings/people";
    }

    @PostMapping("/invitations")
    View invite(
            @RequestParam(defaultValue = "") String email,
            @RequestParam Role role,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        String token = desk.invite(caller, email, role);
        answer.addFlashAttribute("link", address() + "/welcome/" + token);
        return SeeOther.page(shell, "/settings/people");
    }

    @PostMapping("/{person}/roles")
    View grant(@PathVariable UUID person, @RequestParam Role role, Caller caller, @RequestAttribute Shell shell) {
        desk.grant(caller, person, role);
        return SeeOther.page(shell, "/settings/people");
    }

    @PostMapping("/{person}/roles/{role}/revoke")
    View revoke(@PathVariable UUID person, @PathVariable Role role, Caller caller, @RequestAttribute Shell shell) {
        desk.revoke(caller, person, role);
        return SeeOther.page(shell, "/settings/people");
    }

    /** The address the installation is known by, else the one the browser used. */
    private String address() {
        return url == null
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : url;
    }
}
