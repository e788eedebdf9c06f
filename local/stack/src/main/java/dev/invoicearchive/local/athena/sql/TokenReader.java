package dev.invoicearchive.local.athena.sql;

import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import dev.invoicearchive.local.athena.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what a statement says, token by token, without its spaces and comments. */
public final class TokenReader {
    private final String text;
    private final List<Token> tokens;
    private int position;

    private TokenReader(String text, List<Token> all) {
        this.text = text;
        this.tokens = all.stream().filter(Token::isSignificant).toList();
    }

    /** Reads a query. */
    public static TokenReader query(String text) {
        return new TokenReader(text, SqlLexer.query(text));
    }

    /** Reads a statement about tables. */
    public static TokenReader hive(String text) {
        return new TokenReader(text, SqlLexer.hive(text));
    }

    /** The statement. */
    public String text() {
        return text;
    }

    /** Whether nothing is left. */
    public boolean atEnd() {
        return position == tokens.size();
    }

    /** The next token, which stays; empty at the end. */
    public Optional<Token> peek() {
        return atEnd() ? Optional.empty() : Optional.of(tokens.get(position));
    }

    /** The place of the next token in the statement; its length at the end. */
    public int offset() {
        return peek().map(Token::start).orElse(text.length());
    }

    /** Takes the next token. */
    public Token next() {
        if (atEnd()) {
            throw fault("more");
        }
        return tokens.get(position++);
    }

    /** Whether these words follow; they stay. */
    public boolean sees(String... words) {
        for (int index = 0; index < words.length; index++) {
            int at = position + index;
            if (at >= tokens.size() || !tokens.get(at).isWord(words[index])) {
                return false;
            }
        }
        return true;
    }

    /** Takes these words if they all follow. */
    public boolean accept(String... words) {
        boolean found = sees(words);
        position += found ? words.length : 0;
        return found;
    }

    /** Takes this character if it follows. */
    public boolean acceptSymbol(char symbol) {
        boolean found = peek().filter(token -> token.isSymbol(symbol)).isPresent();
        position += found ? 1 : 0;
        return found;
    }

    /** Takes these words, which must follow. */
    public void expect(String... words) {
        for (String word : words) {
            if (!accept(word)) {
                throw fault(word);
            }
        }
    }

    /** Takes this character, which must follow. */
    public void expectSymbol(char symbol) {
        if (!acceptSymbol(symbol)) {
            throw fault("'" + symbol + "'");
        }
    }

    /** Takes what must be the end, perhaps behind a semicolon. */
    public void expectEnd() {
        acceptSymbol(';');
        if (!atEnd()) {
            throw fault("the end of the statement");
        }
    }

    /** A name, bare or in any quotes, in small letters as the catalog keeps it. */
    public String name() {
        Token token = peek().orElseThrow(() -> fault("a name"));
        String name =
                switch (token.kind()) {
                    case WORD -> token.text();
                    case NUMBER -> token.text();
                    case QUOTED, BACKTICK -> inner(token.text());
                    default -> throw fault("a name");
                };
        position++;
        return name.toLowerCase(Locale.ROOT);
    }

    /** A name with up to two names before it, separated by points. */
    public List<String> qualifiedName() {
        List<String> parts = new ArrayList<>();
        do {
            parts.add(name());
        } while (acceptSymbol('.'));
        if (parts.size() > 3) {
            throw fault("a name of a table");
        }
        return parts;
    }

    /** A text of Hive's language, in single or double quotes, without them and without escapes. */
    public String hiveString() {
        Token token = peek().orElseThrow(() -> fault("a text"));
        if (token.kind() != Kind.STRING && token.kind() != Kind.QUOTED) {
            throw fault("a text in quotes");
        }
        position++;
        return HiveText.unescape(inner(token.text()));
    }

    /** A text of a query, in single quotes, without them. */
    public String queryString() {
        Token token = peek().orElseThrow(() -> fault("a text"));
        if (token.kind() != Kind.STRING) {
            throw fault("a text in quotes");
        }
        position++;
        return inner(token.text());
    }

    /** Takes all up to the bracket that closes the one taken last, and that bracket; gives the text between. */
    public String untilClosingBracket() {
        int start = offset();
        int depth = 1;
        while (true) {
            Token token = next();
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0) {
                return text.substring(start, token.start());
            }
        }
    }

    /** What is wrong at the next token, in the words of Athena's parser. */
    public StatementFault fault(String expected) {
        int at = offset();
        String before = text.substring(0, at);
        int line = (int) before.chars().filter(letter -> letter == '\n').count() + 1;
        int column = at - (before.lastIndexOf('\n') + 1) + 1;
        String found = peek().map(Token::text).map(word -> "'" + word + "'").orElse("<EOF>");
        return new StatementFault(
                Type.SYNTAX,
                "SYNTAX_ERROR: line " + line + ":" + column + ": mismatched input " + found + ". Expecting: "
                        + expected);
    }

    private static String inner(String quoted) {
        String quote = quoted.substring(0, 1);
        return quoted.substring(1, quoted.length() - 1).replace(quote + quote, quote);
    }
}
