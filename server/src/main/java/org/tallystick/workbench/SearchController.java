package org.tallystick.workbench;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.platform.search.SearchSource;
import org.tallystick.workbench.SearchPage.Group;

/** One box for everything: a page, and the same hits as a part for the palette. */
@Controller
class SearchController {
    private static final int HITS_OF_A_KIND_ON_THE_PAGE = 20;
    private static final int HITS_OF_A_KIND_IN_THE_PALETTE = 5;

    private final List<SearchSource> sources;

    SearchController(List<SearchSource> sources) {
        this.sources = List.copyOf(sources);
    }

    @GetMapping("/c/{code}/search")
    String search(@RequestParam(defaultValue = "") String q, Caller caller, Model model) {
        model.addAttribute("page", find(caller, q.strip(), HITS_OF_A_KIND_ON_THE_PAGE));
        return "workbench/search";
    }

    @GetMapping(path = "/c/{code}/search", params = "part=palette")
    String palette(@RequestParam(defaultValue = "") String q, Caller caller, Model model) {
        model.addAttribute("page", find(caller, q.strip(), HITS_OF_A_KIND_IN_THE_PALETTE));
        return "workbench/found";
    }

    private SearchPage find(Caller caller, String text, int limit) {
        caller.must(Permission.VIEW);
        if (text.isEmpty()) {
            return new SearchPage(text, List.of());
        }
        List<Group> groups = sources.stream()
                .map(source -> new Group(source.kind(), source.find(caller.company(), text, limit)))
                .filter(group -> !group.hits().isEmpty())
                .toList();
        return new SearchPage(text, groups);
    }
}
