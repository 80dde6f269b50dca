/** Cheat sheets for web requests, packages, files and services. */

import { COMMAND_SLOTS } from "./a-commands.js";
import { words } from "./a-text.js";
import { jobs, type Sheet } from "./command-sheets.js";

const URLS = words(
  "users orders/17 items?page=2 status files/88 v2/reports teams/red login search?q=tea health",
).map((path, i) => `https://${["api.example.com", "shop.test", "data.acme.io"][i % 3]}/${path}`);

export const HTTP_SHEET: Sheet = {
  dialects: {
    curl: "curl",
    wget: "wget",
    httpie: "HTTPie",
    requests: "Python with requests",
    fetch: "JavaScript fetch",
    powershell: "PowerShell",
  },
  slots: (r) => ({
    url: r.pick(URLS),
    file: r.pick(words("page.html out.json result.txt copy.bin body.json answer.json form.json data.xml")),
    token: r.pick(words("abc123 t0ken9 s3same k-77f2 zz81 demo-key")),
    n: String(r.int(2, 60)),
  }),
  jobs: jobs(`
    # fetch an address | get {url} / show me what {url} answers / fetch {url}
    curl > curl {url}
    wget > wget -qO- {url}
    httpie > http {url}
    requests > requests.get("{url}")
    fetch > fetch("{url}")
    powershell > Invoke-RestMethod {url}
    # save the answer in a file | download {url} as {file} / save {url} to {file} / store what {url} returns in {file}
    curl > curl -o {file} {url}
    wget > wget -O {file} {url}
    httpie > http -d -o {file} {url}
    requests > open("{file}", "wb").write(requests.get("{url}").content)
    fetch > fetch("{url}").then(r => r.text()).then(t => fs.writeFile("{file}", t))
    powershell > Invoke-WebRequest {url} -OutFile {file}
    # only the headers | only the headers of {url} / response headers for {url} / what headers does {url} send
    curl > curl -I {url}
    wget > wget -S --spider {url}
    httpie > http --headers {url}
    requests > requests.head("{url}").headers
    fetch > fetch("{url}", {method: "HEAD"})
    powershell > (Invoke-WebRequest {url} -Method Head).Headers
    # delete a resource | delete {url} / send a DELETE to {url} / remove the resource at {url}
    curl > curl -X DELETE {url}
    wget > wget --method=DELETE {url}
    httpie > http DELETE {url}
    requests > requests.delete("{url}")
    fetch > fetch("{url}", {method: "DELETE"})
    powershell > Invoke-RestMethod {url} -Method Delete
    # post the content of a file | post {file} to {url} / send the content of {file} to {url} / upload {file} in a POST to {url}
    curl > curl -d @{file} {url}
    wget > wget --post-file={file} {url}
    httpie > http POST {url} @{file}
    requests > requests.post("{url}", data=open("{file}"))
    fetch > fetch("{url}", {method: "POST", body: fs.readFileSync("{file}")})
    powershell > Invoke-RestMethod {url} -Method Post -InFile {file}
    # fetch with a bearer token | get {url} with the bearer token {token} / fetch {url}, my token is {token} / call {url} and authorise with {token}
    curl > curl -H "Authorization: Bearer {token}" {url}
    wget > wget --header="Authorization: Bearer {token}" {url}
    httpie > http -A bearer -a {token} {url}
    requests > requests.get("{url}", headers={"Authorization": "Bearer {token}"})
    fetch > fetch("{url}", {headers: {Authorization: "Bearer {token}"}})
    powershell > Invoke-RestMethod {url} -Headers @{Authorization="Bearer {token}"}
    # fetch with a time limit in seconds | get {url} but give up after {n} seconds / fetch {url} with a limit of {n} seconds / call {url}, wait {n} seconds at most
    curl > curl -m {n} {url}
    wget > wget -T {n} {url}
    httpie > http --timeout={n} {url}
    requests > requests.get("{url}", timeout={n})
    fetch > fetch("{url}", {signal: AbortSignal.timeout({n}000)})
    powershell > Invoke-RestMethod {url} -TimeoutSec {n}`),
};

export const PACKAGE_SHEET: Sheet = {
  dialects: {
    npm: "npm",
    apt: "apt",
    dnf: "dnf",
    pacman: "pacman",
    brew: "Homebrew",
    winget: "winget",
  },
  slots: (r) => ({
    pkg: r.pick(
      words("nodejs vim htop ripgrep jq nginx redis git ffmpeg python3 neovim tmux express curl zsh"),
    ),
  }),
  jobs: jobs(`
    # install a package | install {pkg} / I need {pkg} on this machine / set up {pkg} / put {pkg} on here
    npm > npm install {pkg}
    apt > sudo apt install {pkg}
    dnf > sudo dnf install {pkg}
    pacman > sudo pacman -S {pkg}
    brew > brew install {pkg}
    winget > winget install {pkg}
    # remove a package | remove {pkg} / get rid of {pkg} / uninstall {pkg} / I no longer want {pkg}
    npm > npm uninstall {pkg}
    apt > sudo apt remove {pkg}
    dnf > sudo dnf remove {pkg}
    pacman > sudo pacman -R {pkg}
    brew > brew uninstall {pkg}
    winget > winget uninstall {pkg}
    # bring all packages up to date | update everything / bring all packages up to date / upgrade whatever is old
    npm > npm update
    apt > sudo apt upgrade
    dnf > sudo dnf upgrade
    pacman > sudo pacman -Syu
    brew > brew upgrade
    winget > winget upgrade --all
    # search for packages | look for packages called {pkg} / search for {pkg} / is there a package like {pkg} to be had
    npm > npm search {pkg}
    apt > apt search {pkg}
    dnf > dnf search {pkg}
    pacman > pacman -Ss {pkg}
    brew > brew search {pkg}
    winget > winget search {pkg}
    # list what is installed | what is installed here / list all installed packages / which packages do I have
    npm > npm list
    apt > apt list --installed
    dnf > dnf list --installed
    pacman > pacman -Q
    brew > brew list
    winget > winget list
    # details of a package | details of {pkg} / tell me about the package {pkg} / version and description of {pkg}
    npm > npm view {pkg}
    apt > apt show {pkg}
    dnf > dnf info {pkg}
    pacman > pacman -Si {pkg}
    brew > brew info {pkg}
    winget > winget show {pkg}`),
};

export const FILE_SHEET: Sheet = {
  dialects: {
    unix: "a Unix shell",
    cmd: "the Windows command prompt",
    powershell: "PowerShell",
    python: "Python",
    rclone: "rclone",
  },
  slots: (r) => ({
    file: r.pick(COMMAND_SLOTS.file),
    dir: r.pick(words("docs data backup photos build lib old attic")),
  }),
  jobs: jobs(`
    # copy a file to a folder | copy {file} to {dir} / put a copy of {file} in {dir} / duplicate {file} into the folder {dir}
    unix > cp {file} {dir}
    cmd > copy {file} {dir}
    powershell > Copy-Item {file} {dir}
    python > shutil.copy("{file}", "{dir}")
    rclone > rclone copy {file} {dir}
    # move a file to a folder | move {file} to {dir} / {file} should go to the folder {dir} and no longer be here / shift {file} over into {dir}
    unix > mv {file} {dir}
    cmd > move {file} {dir}
    powershell > Move-Item {file} {dir}
    python > shutil.move("{file}", "{dir}")
    rclone > rclone move {file} {dir}
    # delete a file | delete {file} / remove the file {file} / throw {file} away
    unix > rm {file}
    cmd > del {file}
    powershell > Remove-Item {file}
    python > os.remove("{file}")
    rclone > rclone deletefile {file}
    # make a folder | make a folder {dir} / create the directory {dir} / I need a new folder called {dir}
    unix > mkdir {dir}
    cmd > md {dir}
    powershell > New-Item {dir} -ItemType Directory
    python > os.mkdir("{dir}")
    rclone > rclone mkdir {dir}
    # list a folder | what is in {dir} / list the folder {dir} / show the names of the files in {dir}
    unix > ls {dir}
    cmd > dir {dir}
    powershell > Get-ChildItem {dir}
    python > os.listdir("{dir}")
    rclone > rclone lsf {dir}
    # show the text of a file | show {file} / print the text of {file} / what does {file} say
    unix > cat {file}
    cmd > type {file}
    powershell > Get-Content {file}
    python > open("{file}").read()
    rclone > rclone cat {file}
    # delete a folder with all that is in it | delete the folder {dir} and all in it / remove {dir} with everything inside / wipe out the whole directory {dir}
    unix > rm -r {dir}
    cmd > rmdir /s {dir}
    powershell > Remove-Item {dir} -Recurse
    python > shutil.rmtree("{dir}")
    rclone > rclone purge {dir}`),
};

export const SERVICE_SHEET: Sheet = {
  dialects: {
    systemctl: "systemd",
    docker: "docker containers",
    compose: "docker compose",
    pm2: "pm2",
    supervisor: "supervisor",
    kubectl: "kubectl (deployments)",
  },
  slots: (r) => ({
    svc: r.pick(
      words("nginx redis postgres web worker mailer api grafana queue proxy billing search cron-runner"),
    ),
  }),
  jobs: jobs(`
    # start it | start {svc} / {svc} is down, bring it up / get {svc} running
    systemctl > sudo systemctl start {svc}
    docker > docker start {svc}
    compose > docker compose start {svc}
    pm2 > pm2 start {svc}
    supervisor > supervisorctl start {svc}
    kubectl > kubectl scale deploy/{svc} --replicas=1
    # stop it | stop {svc} / take {svc} down / {svc} should not run any more
    systemctl > sudo systemctl stop {svc}
    docker > docker stop {svc}
    compose > docker compose stop {svc}
    pm2 > pm2 stop {svc}
    supervisor > supervisorctl stop {svc}
    kubectl > kubectl scale deploy/{svc} --replicas=0
    # restart it | restart {svc} / {svc} hangs, stop it and start it again / bounce {svc}
    systemctl > sudo systemctl restart {svc}
    docker > docker restart {svc}
    compose > docker compose restart {svc}
    pm2 > pm2 restart {svc}
    supervisor > supervisorctl restart {svc}
    kubectl > kubectl rollout restart deploy/{svc}
    # show its state | is {svc} running / what is the state of {svc} / check on {svc}, is it up
    systemctl > systemctl status {svc}
    docker > docker inspect {svc}
    compose > docker compose ps {svc}
    pm2 > pm2 describe {svc}
    supervisor > supervisorctl status {svc}
    kubectl > kubectl get deploy/{svc}
    # print its logs so far | print the logs of {svc} / what has {svc} logged so far / give me the log of {svc}
    systemctl > journalctl -u {svc}
    docker > docker logs {svc}
    compose > docker compose logs {svc}
    pm2 > pm2 logs {svc} --nostream
    supervisor > supervisorctl tail {svc}
    kubectl > kubectl logs deploy/{svc}
    # follow its logs live | follow the logs of {svc} live / watch new log lines of {svc} as they come / keep streaming the log of {svc}
    systemctl > journalctl -fu {svc}
    docker > docker logs -f {svc}
    compose > docker compose logs -f {svc}
    pm2 > pm2 logs {svc}
    supervisor > supervisorctl tail -f {svc}
    kubectl > kubectl logs -f deploy/{svc}`),
};
