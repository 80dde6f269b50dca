/**
 * Shell commands with what they do: read something, change something that can be undone, or destroy data; and
 * whether they need administrator rights. Slots as in log-slots.ts.
 */

import type { Random } from "../random.js";
import { fillSlots } from "./log-slots.js";

/** read: only shows. change: creates, installs, restarts, moves. destroy: deletes or overwrites for good. */
export type Effect = "read" | "change" | "destroy";

export interface Command {
  readonly text: string;
  readonly effect: Effect;
  /** True when an ordinary user cannot do this; undefined when it depends on the machine. */
  readonly root?: boolean;
  /** What the command deals with. */
  readonly area:
    | "files"
    | "network"
    | "packages"
    | "git"
    | "processes"
    | "containers"
    | "database"
    | "disk"
    | "users";
}

type Row = readonly [effect: Effect, area: Command["area"], root: boolean | undefined, text: string];

const ROWS: readonly Row[] = [
  ["read", "files", false, "ls -la<| ~/projects| *.txt>"],
  ["read", "files", false, "cat <README.md|notes.txt|package.json>"],
  ["read", "files", false, "grep -rn '<TODO|rm -rf|delete|password>' <src|.|docs>"],
  ["read", "files", false, "head -n {n} {file}"],
  ["read", "files", false, "tail -f <app.log|logs/out.txt>"],
  ["read", "files", false, "find . -name '<*.log|*.tmp|*.bak>'<| -size +10M| -mtime +{small}>"],
  ["read", "files", false, "wc -l <*.ts|{file}>"],
  ["read", "files", false, "diff <a.txt b.txt|old.conf new.conf>"],
  ["read", "files", false, "echo '<rm -rf ~|drop table users|all deleted>'"],
  ["read", "files", false, "man <rm|dd|mkfs|shutdown>"],
  ["read", "files", false, "<rm|dd|shred|truncate> --help"],
  ["read", "files", false, "grep -c '<DROP TABLE|delete|reset --hard>' <migrations.sql|history.txt|{file}>"],
  ["read", "files", false, "ls -lh <trash/|deleted/|~/.local/share/Trash>"],
  ["read", "files", false, "history | grep <rm|'git reset'|dd|drop>"],
  ["read", "files", false, "<file|stat|md5sum|du -h> {file}"],
  ["read", "files", false, "sort {file} | uniq -c | head"],
  ["read", "files", false, "jq '.<name|items|version>' {file}"],
  ["change", "files", false, "mv -n {file} <old/|archive/|~/done/>"],
  ["change", "files", false, "unzip -n {file} -d <out|pkg|tmp>"],
  ["change", "files", false, "rsync -a --ignore-existing <src/|photos/> ~/<copy/|mirror/>"],
  ["destroy", "files", false, "cp /dev/null {file}"],
  ["destroy", "files", false, "find <~|/srv/data|uploads> -type f -mtime +{n} -exec rm {} +"],
  ["read", "files", false, "tar -tzf {file}.tgz"],
  ["read", "files", false, "sha256sum {file}"],
  ["read", "files", false, "less {file}"],
  ["change", "files", false, "mkdir -p <build|tmp/out|~/photos/2024>"],
  ["change", "files", false, "touch {file}"],
  ["change", "files", false, "cp -n {file} ~/backup/"],
  ["change", "files", false, "echo '<done|export A=1>' >> ~/<notes.txt|.bashrc>"],
  ["change", "files", false, "tar -czf ~/{job}.tgz <src|docs>"],
  ["change", "files", false, "chmod +x <run.sh|deploy.sh|gradlew>"],
  ["change", "files", false, "ln -s ~/dotfiles/.vimrc ~/.vimrc"],
  ["change", "files", true, "chown -R root:root /etc/<nginx|ssh|cron.d>"],
  ["change", "files", true, "cp {file} /usr/local/bin/"],
  ["change", "files", true, "tee -a /etc/hosts <<< '{ip} {host}'"],
  ["destroy", "files", false, "rm -rf <~/*|./build ./src|~/Documents|.>"],
  ["destroy", "files", false, "rm <-f|-r> <{file}|*.csv|old/ notes/>"],
  ["destroy", "files", true, "rm -rf </boot|/etc|/usr/lib|/var/lib/mysql>"],
  ["destroy", "files", false, "find . -name '<*.log|*.jpg|*>' -delete"],
  ["destroy", "files", false, "> {file}"],
  ["destroy", "files", false, "shred -u {file}"],
  ["destroy", "files", false, "truncate -s 0 <*.log|{file}>"],
  ["destroy", "files", false, "cat /dev/null > <orders.db|notes.txt|history.csv>"],
  ["destroy", "files", false, "xargs rm < <list.txt|files.lst>"],
  ["read", "network", false, "ping -c {small} {host}"],
  ["read", "network", false, "curl -I https://{host}/"],
  ["read", "network", false, "dig <+short |>{host}"],
  ["read", "network", false, "ss -tn"],
  ["read", "network", false, "traceroute {host}"],
  ["change", "network", false, "curl -o {file} https://{host}{url}"],
  ["change", "network", false, "scp {file} {user}@{host}:/tmp/new/"],
  ["change", "network", true, "<iptables -A INPUT -s {ip} -j DROP|ufw allow {port}>"],
  ["change", "network", true, "ip link set {nic} <up|down>"],
  ["destroy", "network", false, "rsync -a --delete <empty/|src/> {host}:<backup/|www/>"],
  ["read", "packages", undefined, "<apt list --upgradable|npm ls|pip list|brew info wget>"],
  [
    "read",
    "packages",
    false,
    "<npm outdated|pip show requests|apt-cache search nginx|npm view react version>",
  ],
  ["change", "packages", true, "apt-get install <-y |><nginx|htop|curl|git>"],
  ["change", "packages", true, "<dnf|yum> install <httpd|vim|podman>"],
  ["change", "packages", false, "npm install <react|--save-dev vitest|lodash>"],
  ["change", "packages", false, "pip install --user <requests|flask|black>"],
  ["change", "packages", true, "apt-get <update|upgrade -y>"],
  ["destroy", "packages", true, "apt-get purge <-y |><mysql-server|postgresql|nginx>"],
  ["read", "git", false, "git <status|log --oneline|diff HEAD~{small}|branch -a|show {sha}>"],
  ["read", "git", false, "git <blame|log -p> {file}"],
  ["read", "git", false, "git log --grep='<delete|drop|reset>'"],
  ["read", "git", false, "git <clean -n|push --dry-run origin main|stash list|remote -v>"],
  ["destroy", "git", false, "git push origin --delete <main|release-{ver}|develop>"],
  ["change", "git", false, "git <commit -m 'remove old files'|add .|checkout -b fix-{n}|fetch origin|stash>"],
  ["change", "git", false, "git <pull|merge main|tag v{ver}|cherry-pick {sha}|push origin main>"],
  ["destroy", "git", false, "git reset --hard<| HEAD~{small}| origin/main>"],
  ["destroy", "git", false, "git push <--force|-f> origin <main|master>"],
  ["destroy", "git", false, "git clean -<fdx|fd>"],
  ["destroy", "git", false, "git branch -D <feature/login|old-ui|release>"],
  ["destroy", "git", false, "git <stash clear|checkout -- .|stash drop>"],
  ["read", "processes", false, "<ps aux|top -b -n 1|uptime|free -m|pgrep -l node>"],
  ["read", "processes", false, "<crontab -l|jobs|vmstat 1 3|pstree>"],
  ["destroy", "processes", false, "crontab -r"],
  ["change", "processes", true, "<hostnamectl set-hostname {host}|timedatectl set-timezone UTC>"],
  ["read", "processes", false, "systemctl status {unit}"],
  ["change", "processes", true, "systemctl <restart|stop|enable|reload> {unit}"],
  ["change", "processes", true, "service {unit} <restart|stop>"],
  ["change", "processes", true, "<shutdown -h now|reboot|shutdown -r +{small}>"],
  ["change", "processes", false, "<nohup ./run.sh &|npm start|make build|node server.js>"],
  ["read", "containers", undefined, "docker <ps -a|images|logs {svc}|inspect {svc}|stats>"],
  ["read", "containers", false, "kubectl <get pods|describe pod {pod}|logs {pod}>"],
  ["change", "containers", undefined, "docker <run -d {image}|stop {svc}|pull {image}|build -t {svc} .>"],
  [
    "change",
    "containers",
    false,
    "kubectl <apply -f app.yml|scale deploy/{svc} --replicas={small}|rollout restart deploy/{svc}>",
  ],
  [
    "destroy",
    "containers",
    undefined,
    "docker <system prune -af --volumes|volume rm {svc}_data|volume prune -f>",
  ],
  ["read", "containers", false, "kubectl delete pod {pod} --dry-run=client"],
  ["destroy", "containers", false, "helm uninstall <postgres|mysql> && kubectl delete pvc --all"],
  ["destroy", "containers", false, "kubectl delete <namespace prod|pvc {svc}-data|pvc --all>"],
  ["read", "database", false, "psql -c 'SELECT <count(*)|*|max(id)> FROM {table}'"],
  ["read", "database", false, "redis-cli <GET user:{n}|INFO|TTL cart:{n}>"],
  ["change", "database", false, "psql -c 'CREATE INDEX ON {table} (id)'"],
  ["change", "database", false, "pg_dump shop -f dump-{n}.sql"],
  ["destroy", "database", false, "psql -c '<DROP TABLE|TRUNCATE|DELETE FROM> {table}'"],
  ["read", "database", false, "psql -c \"SELECT * FROM {table} WHERE status = '<deleted|dropped>'\""],
  ["change", "database", false, "psql -c \"INSERT INTO {table} (name) VALUES ('<drop|delete|x>')\""],
  ["destroy", "database", false, "mongo shop --eval '<db.dropDatabase()|db.{table}.drop()>'"],
  ["destroy", "database", false, "redis-cli <FLUSHALL|FLUSHDB>"],
  ["destroy", "database", false, "mysql -e 'DROP DATABASE <shop|crm|test>'"],
  ["destroy", "database", false, "<dropdb|mysqladmin drop> <shop|crm>"],
  ["read", "disk", false, "<df -h|du -sh *|lsblk|mount>"],
  ["read", "disk", false, "<findmnt|lsblk -f|du -sh ~/Downloads>"],
  ["destroy", "disk", true, "<blkdiscard|mkswap> /dev/{dev}"],
  ["change", "disk", true, "<mount /dev/{dev} /mnt|umount /mnt|umount -l /mnt>"],
  ["destroy", "disk", true, "mkfs.<ext4|xfs> /dev/{dev}"],
  ["destroy", "disk", true, "dd if=/dev/<zero|urandom> of=/dev/{dev} bs=1M"],
  ["destroy", "disk", true, "<wipefs -a|parted -s> /dev/{dev}<| mklabel gpt>"],
  ["read", "users", false, "<whoami|id|groups|last -n 5|who>"],
  ["change", "users", true, "<useradd -m|passwd|usermod -aG docker> {user}"],
  ["change", "users", true, "visudo"],
  ["destroy", "users", true, "userdel -r {user}"],
];

export const COMMANDS: readonly Command[] = ROWS.map(([effect, area, root, text]) => ({
  effect,
  area,
  text,
  ...(root === undefined ? {} : { root }),
}));

/** What may stand before a command; the bare command is the most likely. */
const PROMPTS = ["", "", "", "", "$ ", "~$ ", "run: ", "step 2: ", "cd ~/web && ", "bash: ", "time "];

/** Writes a command as somebody would paste it. */
export const writeCommand = (r: Random, { text }: Command): string =>
  `${r.pick(PROMPTS)}${fillSlots(r, text).text}`;
