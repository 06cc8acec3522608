package org.opencodex.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencodex.invariants.AccessMatrix.Message;
import org.opencodex.invariants.AccessMatrix.Principal;
import org.opencodex.invariants.AccessMatrix.Route;
import org.opencodex.rig.Answer;
import org.opencodex.rig.Api;
import org.opencodex.rig.AppServer;
import org.opencodex.rig.OnTheRig;
import org.opencodex.rig.People;
import org.opencodex.rig.People.Person;
import org.opencodex.rig.Rig;
import org.opencodex.rig.StreamClient;
import org.opencodex.rig.Trials;

/** I-11: everything that a server answers asks who it is, and what may not be seen looks like what is not there. */
@OnTheRig
class NoDoorWithoutTheLockIT {
    private static final String API = "/api/v1/";
    private static final int AT_A_TIME = 8;
    private static AppServer server;

    private final AccessMatrix matrix = AccessMatrix.read();
    private final People people;
    private final Map<Principal, Person> persons = new EnumMap<>(Principal.class);
    private final Map<Principal, Api> clients = new EnumMap<>(Principal.class);
    private final Person visitor;
    private final GuardedProject.Guest guest;

    NoDoorWithoutTheLockIT(Rig rig) {
        people = new People(rig, server);
        for (var who : List.of(
                Principal.OWNER,
                Principal.EDITOR,
                Principal.VIEWER,
                Principal.STRANGER,
                Principal.REMOVED,
                Principal.SUSPENDED,
                Principal.ADMINISTRATOR)) {
            persons.put(who, people.arrives(who.name()));
            clients.put(who, persons.get(who).api());
        }
        clients.put(Principal.READER, byToken(Principal.OWNER, "read"));
        clients.put(Principal.TOKEN, byToken(Principal.STRANGER, "write"));
        var base = server.base();
        clients.put(Principal.ANONYMOUS, server.api().with("Origin", base.getScheme() + "://" + base.getAuthority()));
        people.becomesAdministrator(persons.get(Principal.ADMINISTRATOR));
        people.isSuspended(persons.get(Principal.SUSPENDED));
        visitor = people.arrives("Guest");
        guest = new GuardedProject.Guest(
                visitor.id(), visitor.session(), newToken(visitor, "read").at("/api_token/id"), null);
    }

    private static Answer newToken(Person person, String scope) {
        var made = person.api()
                .post(
                        "account/tokens",
                        "{\"name\": \"A token\", \"scope\": \"" + scope + "\", \"expires_in_days\": 1}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made;
    }

    private Api byToken(Principal who, String scope) {
        return server.api()
                .with(
                        "Authorization",
                        "Bearer " + newToken(persons.get(who), scope).at("/token"));
    }

    @BeforeAll
    static void start(Rig rig) {
        server = rig.anotherServer(
                "doors",
                Map.of(
                        "OPENCODEX_AUTH_MODE",
                        "local",
                        "OPENCODEX_LLM_DEFAULT_PROVIDER",
                        "demo",
                        "OPENCODEX_LLM_DEMO_DELAY",
                        "PT0S"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private Api owner() {
        return persons.get(Principal.OWNER).api();
    }

    private GuardedProject newProject() {
        var group = people.newGroup("Guests");
        people.joins(visitor, group);
        var made = GuardedProject.of(owner(), guest.in(group));
        people.isGranted(visitor, made.project(), "VIEWER");
        people.isGranted(persons.get(Principal.EDITOR), made.project(), "EDITOR");
        people.isGranted(persons.get(Principal.VIEWER), made.project(), "VIEWER");
        people.isGranted(persons.get(Principal.SUSPENDED), made.project(), "EDITOR");
        return made;
    }

    /** They have seen it, and may no longer. */
    private void remove(GuardedProject project) {
        var removed = persons.get(Principal.REMOVED);
        people.isGranted(removed, project.project(), "EDITOR");
        assertThat(removed.api().get("chats/" + project.chat()).status()).isEqualTo(200);
        people.isRemoved(removed, project.project());
    }

    /** One who signs out does it in a browser of their own. */
    private Api api(Principal who, Route route) {
        var person = persons.get(who);
        return person != null && route.path().equals(API + "session")
                ? people.signsIn(person.id(), person.name()).api()
                : clients.get(who);
    }

    @Test
    void answersEachPrincipalAsTheMatrixSays() {
        var wrong = new ArrayList<String>();
        var open = new TreeSet<String>();
        var cells = 0;
        for (var route : matrix.routes()) {
            var project = newProject();
            remove(project);
            for (var cell : route.cells().entrySet()) {
                var status = status(route, api(cell.getKey(), route), project);
                cells++;
                if (!cell.getValue().equals(String.valueOf(status))) {
                    wrong.add(route + " by " + cell.getKey() + ": " + status + ", not " + cell.getValue());
                }
                if (cell.getKey() == Principal.ANONYMOUS && status != 401) {
                    open.add(route.method() + " " + route.described());
                }
                if (status < 300 && !route.method().equals("GET")) {
                    project = newProject();
                    remove(project);
                }
            }
        }
        System.out.println("I-11: " + matrix.routes().size() + " routes, " + cells + " cells, " + wrong.size()
                + " wrong; open to everybody: " + open.size());
        assertThat(wrong).isEmpty();
        assertThat(open)
                .as("anonymous-routes.txt")
                .containsExactlyElementsOf(AccessMatrix.lines("/anonymous-routes.txt"));
    }

    private static int status(Route route, Api api, GuardedProject project) {
        if (route.method().equals("GET") && route.path().endsWith("/events")) {
            try (var stream = api.eventStream(project.fill(route.path()).substring(API.length()))) {
                return stream.status();
            }
        }
        return send(route, api, project).status();
    }

    private static Answer send(Route route, Api api, GuardedProject project) {
        var path = project.fill(route.path());
        if (path.startsWith("~/")) {
            return api.getOutside(path.substring(2));
        }
        var below = path.substring(API.length());
        var body = route.body() == null ? "" : project.fill(route.body());
        return switch (route.method()) {
            case "GET" -> api.get(below);
            case "POST" -> api.post(below, body);
            case "PUT" -> api.put(below, body);
            case "DELETE" -> api.delete(below);
            default -> throw new AssertionError(route);
        };
    }

    @Test
    void takesEachMessageAsTheMatrixSays() {
        var wrong = new ArrayList<String>();
        var cells = 0;
        for (var message : matrix.messages()) {
            for (var cell : message.cells().entrySet()) {
                var outcome = outcome(message, cell.getKey(), newProject());
                cells++;
                if (!cell.getValue().equals(outcome)) {
                    wrong.add(message + " by " + cell.getKey() + ": " + outcome + ", not " + cell.getValue());
                }
            }
        }
        System.out.println("I-11: " + matrix.messages().size() + " messages of sockets, " + cells + " cells, "
                + wrong.size() + " wrong");
        assertThat(wrong).isEmpty();
    }

    /** Somebody removed is so while the socket is open. */
    private String outcome(Message message, Principal who, GuardedProject project) {
        var ofAChat = message.path().contains("/chats/");
        if (who == Principal.REMOVED) {
            people.isGranted(persons.get(who), project.project(), "EDITOR");
        }
        var api = clients.get(who);
        try (var socket = ofAChat ? api.stream(project.chat()) : api.listEvents()) {
            var closes = message.cells().get(who).matches("\\d+");
            if (who == Principal.REMOVED) {
                assertThat(socket.isAlive()).isTrue();
                people.isRemoved(persons.get(who), project.project());
            }
            if (!closes || who == Principal.REMOVED) {
                socket.trySend(project.fill(message.frame()));
            }
            if (closes) {
                socket.until("error");
                return String.valueOf(socket.closeCode());
            }
            return answered(socket);
        }
    }

    /** What comes before the answer to a ping that was sent last. */
    private static String answered(StreamClient socket) {
        socket.send("{\"type\": \"ping\"}");
        return socket.until("pong").stream()
                .filter(frame -> frame.getString("type").equals("error"))
                .map(frame -> frame.getString("code"))
                .findFirst()
                .orElse("ok");
    }

    /** What one id of the trials is tried on. */
    private record Foreign(GuardedProject project, GuardedProject other, List<Route> routes) {}

    @Test
    void showsForeignUnknownAndMalformedIdsAlike() throws InterruptedException {
        var routes = matrix.routes().stream()
                .filter(route -> route.cells().get(Principal.STRANGER).equals("404"))
                .toList();
        var foreign = new Foreign(newProject(), newProject(), routes);
        Trials.of("I-11", 400, 10_000, AT_A_TIME)
                .within(Duration.ofMinutes(6))
                .run((random, number) -> compare(foreign, random));
    }

    private void compare(Foreign foreign, Random random) {
        var id = id(random, foreign);
        if (random.nextInt(8) == 0) {
            assertThat(refusal(id)).isEqualTo(refusal(foreign.project().chat()));
            return;
        }
        var route = foreign.routes().get(random.nextInt(foreign.routes().size()));
        var inside = route.path().contains("{message_id}") || route.path().contains("{generation_id}");
        if (inside && random.nextBoolean()) {
            var other = foreign.other();
            var theirs = foreign.project().with(other.message(), other.generation());
            compare(route, owner(), theirs, foreign.project().with(id, id));
        } else {
            compare(
                    route,
                    persons.get(Principal.STRANGER).api(),
                    foreign.project(),
                    foreign.project().under(id));
        }
    }

    private static void compare(Route route, Api api, GuardedProject foreign, GuardedProject unknown) {
        var expected = send(route, api, foreign);
        var found = send(route, api, unknown);
        assertThat(expected.status()).as(route.toString()).isEqualTo(404);
        assertThat(found.status()).as("%s of %s", route, unknown).isEqualTo(404);
        assertThat(found.body()).as("%s of %s", route, unknown).isEqualTo(expected.body());
        assertThat(headers(found)).as("%s of %s", route, unknown).isEqualTo(headers(expected));
    }

    /** Without the one by which a server ends a connection that has served long enough. */
    private static Set<String> headers(Answer answer) {
        var names = new TreeSet<>(answer.headers().map().keySet());
        names.remove("connection");
        return names;
    }

    /** What a stranger is told by the socket of a chat, and how it is closed. */
    private String refusal(String chat) {
        try (var socket = persons.get(Principal.STRANGER).api().stream(chat)) {
            return socket.until("error") + " " + socket.closeCode();
        }
    }

    private static String id(Random random, Foreign foreign) {
        var known = foreign.project().chat();
        var place = random.nextInt(known.length());
        return switch (random.nextInt(7)) {
            case 0 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 1 ->
                known.substring(0, 14)
                        + new UUID(0x7000, random.nextLong()).toString().substring(14);
            case 2 -> known.substring(0, place) + (known.charAt(place) == 'a' ? 'b' : 'a') + known.substring(place + 1);
            case 3 -> known.toUpperCase(Locale.ROOT);
            case 4 -> known.substring(0, Math.max(1, place));
            case 5 -> known.replace("-", "") + "%20";
            default -> words(random);
        };
    }

    private static String words(Random random) {
        var letters = "0123456789abcdefghijklmnopqrstuvwxyzABCXYZ_~-";
        var word = new StringBuilder();
        for (var length = 1 + random.nextInt(60); length > 0; length--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
