/**
 * Command line options by tool, with their long names, meanings and the wishes that they fulfil.
 * Options with the
 * same meaning have the same words for it. Source: the GNU, curl, rsync and jq manual pages.
 */
import { entries, lines } from "./a-text.js";

export interface ToolOption {
  readonly short: string;
  readonly long: string;
  readonly about: string;
  readonly say: readonly string[];
}

/** One option a line: short | long | meaning | wishes, separated by "/". */
const options = (table: string): readonly ToolOption[] =>
  lines(table).map((row) => {
    const [short, long, about, say] = row.split(" | ") as [string, string, string, string];
    return { short, long, about, say: entries(say) };
  });

export const TOOL_FLAGS: Readonly<Record<string, readonly ToolOption[]>> = {
  ls: options(`
    -a | --all | show hidden files | also show hidden files / include dot files in the list / I want to see .bashrc and the like
    -r | --reverse | reverse the order | reverse the order / turn the list upside down / last entry first
    -R | --recursive | include subfolders | include subfolders / go down into every directory / list the whole tree below
    -h | --human-readable | readable sizes | sizes like 4K or 2M / sizes that humans can read / don't give me raw bytes
    -i | --inode | inode numbers | print the inode of each file / I need inode numbers / show the index number of files
    -s | --size | allocated blocks | show the allocated blocks / how many blocks does each file take / print block counts`),
  grep: options(`
    -i | --ignore-case | ignore case | capital letters should not matter / big and small letters are the same / ignore upper and lower case
    -v | --invert-match | lines that do not match | only the lines that do not match / everything except these lines / leave out the matching lines
    -n | --line-number | line numbers | show line numbers / on which line is it / number the hits
    -c | --count | count matches | just count the matching lines / how many lines match / only the number of hits
    -l | --files-with-matches | file names only | only names of files that match / which files contain it, no lines / list matching files only
    -r | --recursive | include subfolders | search all subfolders / go through the whole directory tree / look in every folder below
    -w | --word-regexp | whole words | match whole words only / cat must not find category / not inside longer words
    -o | --only-matching | matched part only | print just the matched part / not the whole line, only the hit / cut out the matching text`),
  curl: options(`
    -o | --output | write to a file | save it to a file I name / write the result to page.html / store the answer on disk
    -I | --head | headers only | fetch the headers only / I don't need the body / just the response headers
    -L | --location | follow redirects | follow redirects / the page has moved, go along / don't stop at a 301
    -s | --silent | no progress output | no progress bar please / be quiet / hide the progress meter
    -k | --insecure | skip certificate checks | skip the certificate check / accept a self-signed certificate / don't verify TLS
    -u | --user | user and password | log in with user and password / send my credentials / the page needs a login
    -d | --data | send data | send form data / post name=Anna / submit this JSON body`),
  rsync: options(`
    -n | --dry-run | only simulate | only pretend, change nothing / try it without copying / show what would happen
    -z | --compress | compress in transit | compress while sending / the line is slow, squeeze the data / save bandwidth
    -r | --recursive | include subfolders | copy subfolders too / go into directories / take the whole tree
    -u | --update | skip newer files | don't overwrite newer files / skip files that are newer at the target / only replace older copies
    -v | --verbose | list what is done | tell me what you are doing / list each file as it goes / more output please
    -p | --perms | keep permissions | keep the permissions / same access rights as the original / preserve file modes
    -t | --times | keep modification times | keep the time stamps / don't change modification times / preserve dates`),
  sort: options(`
    -r | --reverse | reverse the order | from Z to A / the other way round, largest first / turn the order round
    -n | --numeric-sort | compare as numbers | 10 comes after 9, not after 1 / treat the lines as numbers / by value, not by spelling
    -u | --unique | drop repeated lines | each line only once / remove the duplicates while you are at it / I don't want equal lines twice
    -f | --ignore-case | ignore case | capital letters should not matter / apple and Apple go together / ignore upper and lower case
    -k | --key | order by a column | go by the third column / the second field decides / order by a field, not by the line
    -t | --field-separator | set the column separator | fields are separated by commas / the columns end at a semicolon / a colon divides the fields
    -c | --check | only check the order | is it sorted already / only tell me if the lines are in order / test the order, don't change it`),
  tar: options(`
    -c | --create | make an archive | pack this into a new archive / make a tarball / bundle the folder in one archive
    -x | --extract | unpack an archive | unpack it / get the files out of the archive / extract everything
    -t | --list | list an archive | what is inside this archive / show the names in the tarball, don't unpack / table of contents of the archive
    -r | --append | add to an archive | put one more file into the existing archive / append notes.txt to the tarball / the archive is there already, add to its end
    -C | --directory | work in another folder | unpack into the folder new instead of here / go to another directory first / the target folder is not this one
    -p | --preserve-permissions | keep permissions | keep the permissions / same access rights as the original / preserve file modes
    -h | --dereference | follow symbolic links | store what the links point to / follow the symlinks / no links, the real files behind them`),
  jq: options(`
    -r | --raw-output | strings without quotes | no quotes around strings / print the bare text / the result goes into a shell variable, so without quotation marks
    -c | --compact-output | one line per result | each object on a single line / no pretty printing / keep it compact
    -s | --slurp | read all inputs into one array | collect all objects in one big array / slurp the whole file / treat many documents as a single list
    -S | --sort-keys | keys in alphabetical order | each object's properties from A to Z / put the properties of every object in alphabetical order / the same property order in all objects
    -n | --null-input | start without input | there is no input file / build the JSON from nothing / don't read anything
    -e | --exit-status | exit code from the result | fail when the result is false or null / the exit code should tell the outcome / let my script see if it was true
    -f | --from-file | filter from a file | the filter is stored in a file / read the program from prog.jq / take the query from disk`),
};
